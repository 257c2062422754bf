#!/usr/bin/env python3
"""The service that ScenarioOrleans replaces, in small: a Kafka consumer, a thread pool and pandas.

    pandas_service.py --bootstrap HOST:PORT --count N [--way service|vectorised] [--threads 4] [--group ID] [--assign]

Subscribes to the input topic, answers N messages on the response topic, prints one JSON line with the seconds from subscribing to
the last delivery, and ends.
"""
import argparse
import json
import resource
import sys
import time
from concurrent.futures import ThreadPoolExecutor

from confluent_kafka import OFFSET_BEGINNING, Consumer, Producer, TopicPartition

import pandas_rollup


def cpu_seconds():
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--bootstrap", required=True)
    options.add_argument("--count", type=int, required=True)
    options.add_argument("--way", choices=sorted(pandas_rollup.WAYS), default="service")
    options.add_argument("--threads", type=int, default=4)
    options.add_argument("--group", default="pandas-service")
    options.add_argument("--assign", action="store_true", help="take every partition at once, without a group: an embedded broker takes long to form one")
    options.add_argument("--topic", default="Scenario-Execute")
    options.add_argument("--response-topic", default="Scenario-Execute-Response")
    chosen = options.parse_args()

    consumer = Consumer({
        "bootstrap.servers": chosen.bootstrap,
        "group.id": chosen.group,
        "auto.offset.reset": "earliest",
        "enable.auto.commit": False,
    })
    producer = Producer({"bootstrap.servers": chosen.bootstrap, "acks": "all", "message.max.bytes": 20_000_000})
    failed = []

    def delivered(error, _):
        if error is not None:
            failed.append(str(error))

    def handle(message):
        value = pandas_rollup.answer(message.value(), chosen.way)
        producer.produce(chosen.response_topic, value, key=message.key(), on_delivery=delivered)
        producer.poll(0)

    # What Python and pandas cost to load is not the messages'.
    before = cpu_seconds()
    started = time.perf_counter()
    if chosen.assign:
        partitions = consumer.list_topics(chosen.topic).topics[chosen.topic].partitions
        consumer.assign([TopicPartition(chosen.topic, partition, OFFSET_BEGINNING) for partition in partitions])
    else:
        consumer.subscribe([chosen.topic])
    work = []
    with ThreadPoolExecutor(chosen.threads) as pool:
        while len(work) < chosen.count:
            message = consumer.poll(1.0)
            if message is None:
                continue
            if message.error() is not None:
                sys.exit(f"pandas_service: {message.error()}")
            work.append(pool.submit(handle, message))
        for each in work:
            each.result()
    unsent = producer.flush(60)
    seconds = time.perf_counter() - started
    consumer.close()
    if failed or unsent:
        sys.exit(f"pandas_service: {len(failed)} answers refused, {unsent} not sent; the first: {failed[:1]}")
    print(json.dumps({
        "messages": chosen.count,
        "seconds": seconds,
        "cpuSeconds": cpu_seconds() - before,
        "maxResidentBytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024,
    }))


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Times one message, value bytes in to answer bytes out, warm, when told to.

    pandas_w1.py service|vectorised FILE

Writes `ready` when warm. For each line on standard input runs once and writes the seconds it took, or the answer if the line is
`answer`; ends with the input. So that a driver can run it alternately with others.
"""
import sys
import time

import pandas_rollup


def main():
    if len(sys.argv) != 3 or sys.argv[1] not in pandas_rollup.WAYS:
        sys.exit(__doc__)
    way = sys.argv[1]
    with open(sys.argv[2], "rb") as file:
        value = file.read()
    pandas_rollup.answer(value, way)
    print("ready", flush=True)
    for line in sys.stdin:
        started = time.perf_counter()
        answer = pandas_rollup.answer(value, way)
        seconds = time.perf_counter() - started
        print(answer.decode() if line.strip() == "answer" else seconds, flush=True)


if __name__ == "__main__":
    main()

using System.Collections.Concurrent;
using System.Text;
using ScenarioOrleans.Kafka.Embedded;
using ScenarioOrleans.Kafka.Handling;
using ScenarioOrleans.Kafka.Producing;
using ScenarioOrleans.Kafka.Records;
using ScenarioOrleans.Kafka.Tests.Support;
using ErrorCode = Confluent.Kafka.ErrorCode;

namespace ScenarioOrleans.Kafka.Tests.Ingest;

/// <summary>Answers every message while requests of every kind fail, handlers fail and finish out of order, and memory is short.</summary>
public sealed class ChaosTests : IDisposable
{
    private const int Messages = 600;

    private static readonly BrokerRequest[] Requests = [BrokerRequest.Fetch, BrokerRequest.Produce, BrokerRequest.OffsetCommit];

    private static readonly ErrorCode[] Errors =
        [ErrorCode.NotLeaderForPartition, ErrorCode.RequestTimedOut, ErrorCode.Local_Transport, ErrorCode.NoError];

    private readonly TestTopics _topics = new(partitions: 3);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Answer_WithErrorsEverywhere_EachMessageIsAnsweredAndCommitted(int seed)
    {
        var answering = new Answering(seed);
        await _topics.WriteAsync(Enumerable.Range(0, Messages).Select(number => $"{number}"));
        await using var rig = await IngestRig.StartAsync(
            _topics,
            answering,
            ("MaxInFlightMessages", "40"),
            ("MaxAttempts", "50"),
            ("Client:reconnect.backoff.ms", "5"),
            ("Client:reconnect.backoff.max.ms", "20"),
            ("Producer:retry.backoff.ms", "5"),
            // The embedded broker does not check the sequence of an idempotent producer, which would let one request overtake a failed one.
            ("Producer:max.in.flight", "1"),
            // A commit sent to a coordinator that was given up for dead waits for this time before it fails and is repeated.
            ("Consumer:socket.timeout.ms", "1000"),
            ("Consumer:fetch.error.backoff.ms", "5"));
        answering.Producer = rig.Get<IRecordProducer>();

        var random = new Random(seed);
        var step = 0;
        await rig.Until(
            () =>
            {
                if (step++ % 10 == 0 && step < 300)
                {
                    _topics.Broker.FailNext(Requests[random.Next(3)], Errors[random.Next(4)], Errors[random.Next(4)]);
                }

                return rig.Status.Partitions.Sum(partition => partition.Committed ?? 0) == Messages;
            },
            "all committed");

        Array.ForEach(Requests, _topics.Broker.StopFailing);
        _topics.Committed().ShouldBe([200, 200, 200]);
        answering.Answered.Count.ShouldBe(Messages);
        var answers = _topics.ReadAll(TestTopics.Response).Select(answer => Encoding.UTF8.GetString(answer.Message.Value));
        answering.Answered.Keys.Except(answers).ShouldBeEmpty();
        rig.Status.DeadLetters.ShouldBe(0);
    }

    public void Dispose() => _topics.Dispose();

    private sealed class Answering(int seed) : IMessageHandler
    {
        private readonly Random _random = new(seed);

        public IRecordProducer? Producer { get; set; }

        public ConcurrentDictionary<string, bool> Answered { get; } = new(StringComparer.Ordinal);

        public Task<GiveUpPlan> AssessAsync(IncomingMessage message, bool last, CancellationToken cancel) => Task.FromResult(GiveUpPlan.Whole);

        public async Task<Handled> HandleAsync(IncomingMessage message, CancellationToken cancel)
        {
            int fate;
            lock (_random)
            {
                fate = _random.Next(20);
            }

            await Task.Delay(TimeSpan.FromMilliseconds(fate), cancel);
            if (fate < 3 || Producer is null)
            {
                throw new TimeoutException("storage is slow");
            }

            await Producer.ProduceAsync(
                new OutgoingRecord(null, message.Key, Encoding.UTF8.GetBytes(message.MessageId), [], null), cancel);
            Answered[message.MessageId] = true;
            return Handled.Done;
        }
    }
}

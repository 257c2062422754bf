using System.Text;
using ScenarioOrleans.Kafka.Embedded;
using ScenarioOrleans.Kafka.Producing;
using ScenarioOrleans.Kafka.Records;
using ScenarioOrleans.Kafka.Telemetry;
using ScenarioOrleans.Kafka.Tests.Support;
using ErrorCode = Confluent.Kafka.ErrorCode;

namespace ScenarioOrleans.Kafka.Tests.Ingest;

/// <summary>
/// The transactional client against the embedded broker, which answers its requests, but neither hides what is aborted nor stores the
/// offsets: what a transaction means is tested with a fake.
/// </summary>
public sealed class ExactlyOnceTests : IDisposable
{
    private static readonly (string Name, string Value)[] Transactional = [("ExactlyOnce", "true"), ("TransactionInterval", "00:00:00.02"), ("TransactionTimeout", "00:00:20")];

    private readonly TestTopics _topics = new();

    [Fact]
    public async Task Handle_Answers_AreWrittenInTransactionsBeforeTheirOffsetsCount()
    {
        await _topics.WriteAsync(Enumerable.Range(0, 50).Select(number => $"{number}"));
        await using var rig = await StartAsync();

        await rig.Until(() => rig.Status.Partitions.Any(partition => partition.Committed == 50), "all committed");

        Values(50).Order(StringComparer.Ordinal).ShouldBe(Enumerable.Range(0, 50).Select(number => $"{number}").Order(StringComparer.Ordinal));
        rig.Status.Sent.ShouldBe(50);
        await rig.StopAsync();
        rig.Status.State.ShouldBe(IngestState.Stopped);
    }

    [Theory]
    [InlineData(BrokerRequest.AddPartitionsToTransaction, ErrorCode.TopicAuthorizationFailed)]
    [InlineData(BrokerRequest.TransactionalOffsetCommit, ErrorCode.IllegalGeneration)]
    [InlineData(BrokerRequest.AddOffsetsToTransaction, ErrorCode.GroupAuthorizationFailed)]
    public async Task Handle_BrokerRefusesTheTransaction_IsCommittedByTheNext(BrokerRequest request, ErrorCode error)
    {
        _topics.Broker.FailNext(request, error);
        await _topics.WriteAsync(["a", "b"]);
        await using var rig = await StartAsync();

        await rig.Until(() => rig.Status.Partitions.Any(partition => partition.Committed == 2), "committed");

        rig.Log.ShouldContain(line => line.Contains("A transaction failed", StringComparison.Ordinal));
        rig.Status.Held.ShouldBeEmpty();
        rig.Status.DeadLetters.ShouldBe(0);
    }

    [Fact]
    public async Task Handle_Fenced_EndsIngestion()
    {
        _topics.Broker.FailNext(BrokerRequest.EndTransaction, ErrorCode.InvalidProducerEpoch);
        await _topics.WriteAsync(["a"]);
        await using var rig = await StartAsync();

        await rig.Until(() => rig.Status.State == IngestState.Faulted, "a fault");

        rig.Status.Fault!.ShouldContain("Kafka:TransactionalId");
        await rig.Until(() => rig.Lifetime.ApplicationStopping.IsCancellationRequested, "the host to stop by it");
    }

    public void Dispose() => _topics.Dispose();

    private async Task<IngestRig> StartAsync()
    {
        IRecordProducer? producer = null;
        var ready = new TaskCompletionSource();
        var handler = new RecordingHandler(async (message, cancel) =>
        {
            await ready.Task;
            var source = new RecordPosition(message.Topic, message.Partition, message.Offset);
            await producer!.ProduceAsync(new OutgoingRecord(null, [1], message.Value, [], null) { MaySplit = true, Source = source }, cancel);
        });
        var rig = await IngestRig.StartAsync(_topics, handler, Transactional);
        producer = rig.Get<IRecordProducer>();
        ready.SetResult();
        return rig;
    }

    private IEnumerable<string> Values(int count) =>
        _topics.Read(TestTopics.Response, count).Select(record => Encoding.UTF8.GetString(record.Message.Value));
}

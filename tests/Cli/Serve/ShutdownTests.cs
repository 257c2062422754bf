using System.Text;
using Confluent.Kafka;
using ScenarioOrleans.Cli.CommandLine;
using ScenarioOrleans.Kafka.Embedded;
using ErrorCode = Confluent.Kafka.ErrorCode;

namespace ScenarioOrleans.Cli.Tests.Serve;

/// <summary>How the real process ends.</summary>
public sealed class ShutdownTests : IDisposable
{
    private const string Input = "Scenario-Execute";
    private const string Response = "Scenario-Execute-Response";
    private const string Hourly =
        """{"event":"hourly","organizationId":"org-1","rows":[{"Week":"2024-01-08","Contact Type":"Voice","Staff Type":"Full-time","Call Center":"Austin","Volume":7}]}""";

    private readonly EmbeddedBroker _broker = EmbeddedBroker.Start();
    private readonly TemporaryFolder _folder = new();

    public ShutdownTests()
    {
        foreach (var topic in new[] { Input, Response, $"{Input}.DLT" })
        {
            _broker.CreateTopic(topic, 1);
        }
    }

    [Fact]
    public async Task Sigterm_SummaryPending_IsPublishedAndCommittedAndTheEndIsClean()
    {
        using var service = Start("Scenario__Summary__PublishInterval=00:05:00");
        await service.RunningAsync();
        await SendAsync(Hourly);
        await service.UntilAsync(status => status.GetProperty("rows").GetInt64() == 1, "the rows added");

        service.Signal("TERM");

        (await service.EndAsync()).ShouldBe(ExitCode.Done, service.Said);
        using var reader = Reader();
        reader.Committed([new TopicPartition(Input, 0)], TimeSpan.FromSeconds(10)).Single().Offset.Value.ShouldBe(1);
        reader.Assign(new TopicPartitionOffset(Response, 0, Offset.Beginning));
        reader.Consume(TimeSpan.FromSeconds(20)).ShouldNotBeNull();
    }

    [Fact]
    public async Task Sigint_NothingInFlight_EndsCleanly()
    {
        using var service = Start();
        await service.RunningAsync();

        service.Signal("INT");

        (await service.EndAsync()).ShouldBe(ExitCode.Done, service.Said);
    }

    [Fact]
    public async Task Sigterm_WorkThatDoesNotFinish_SaysSoByItsExitCode()
    {
        using var service = Start("Kafka__DrainTimeout=00:00:00.2");
        await StickAsync(service);

        service.Signal("TERM");

        (await service.EndAsync()).ShouldBe(ExitCode.Abandoned, service.Said);
        service.Said.ShouldContain("1 messages were abandoned");
    }

    [Fact]
    public async Task Sigterm_Twice_StopsAtOnce()
    {
        using var service = Start("Kafka__DrainTimeout=00:05:00");
        await StickAsync(service);

        service.Signal("TERM");
        await service.SaysAsync("Stopping: work in flight has 300 s");

        (await service.EndBySignalsAsync("TERM")).ShouldBe(143, service.Said);
    }

    [Fact]
    public async Task Start_MissingTopic_SaysSoByItsExitCode()
    {
        using var service = Start("KAFKA_TOPIC=no-such-topic", "Kafka__CreateTopics=false");

        (await service.EndAsync()).ShouldBe(ExitCode.Environment, service.Said);
        service.Said.ShouldContain("no-such-topic");
    }

    public void Dispose()
    {
        _folder.Dispose();
        _broker.Dispose();
    }

    private ServeProcess Start(params string[] settings) => ServeProcess.Start(
        _folder,
        [
            $"KAFKA_BOOTSTRAP_SERVERS={_broker.BootstrapServers}", "Kafka__JoinGroup=false", "Kafka__CommitInterval=00:00:00.05",
            $"Scenario__Storage__Path={_folder["aggregates.sqlite"]}", .. settings,
        ]);

    /// <summary>Leaves a message in flight whose answer the broker never takes.</summary>
    private async Task StickAsync(ServeProcess service)
    {
        await service.RunningAsync();
        _broker.FailNext(BrokerRequest.Produce, [ErrorCode.NoError, .. Enumerable.Repeat(ErrorCode.TopicAuthorizationFailed, 1000)]);
        await SendAsync(Hourly.Replace("hourly", "rollup", StringComparison.Ordinal).Replace("rows", "weekly", StringComparison.Ordinal));
        await service.UntilAsync(status => status.GetProperty("held").GetArrayLength() > 0, "held consumption");
    }

    private async Task SendAsync(string value)
    {
        using var producer = new ProducerBuilder<byte[]?, byte[]>(new ProducerConfig { BootstrapServers = _broker.BootstrapServers, LingerMs = 0 }).Build();
        await producer.ProduceAsync(Input, new Message<byte[]?, byte[]> { Value = Encoding.UTF8.GetBytes(value) });
    }

    private IConsumer<byte[], byte[]> Reader() => new ConsumerBuilder<byte[], byte[]>(
        new ConsumerConfig { BootstrapServers = _broker.BootstrapServers, GroupId = "scenario-orleans", EnableAutoCommit = false }).Build();
}

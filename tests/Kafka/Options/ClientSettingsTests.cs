using Confluent.Kafka;
using ScenarioOrleans.Kafka.Options;

namespace ScenarioOrleans.Kafka.Tests.Options;

public sealed class ClientSettingsTests
{
    [Fact]
    public void ForConsumer_Defaults_AreThoseOfExistingDeployments()
    {
        var config = ClientSettings.ForConsumer(new KafkaOptions(), "broker:9092");

        config.BootstrapServers.ShouldBe("broker:9092");
        config.AutoOffsetReset.ShouldBe(AutoOffsetReset.Earliest);
        config.EnableAutoCommit.ShouldBe(false);
        config.EnableAutoOffsetStore.ShouldBe(false);
        config.SessionTimeoutMs.ShouldBe(60_000);
        config.MaxPollIntervalMs.ShouldBe(300_000);
        config.PartitionAssignmentStrategy.ShouldBe(PartitionAssignmentStrategy.CooperativeSticky);
    }

    [Fact]
    public void ForProducer_Defaults_AreIdempotentAndTakeLargeMessages()
    {
        var config = ClientSettings.ForProducer(new KafkaOptions(), "broker:9092");

        config.EnableIdempotence.ShouldBe(true);
        config.Acks.ShouldBe(Acks.All);
        config.MessageMaxBytes.ShouldBe(20_000_000);
        config.Partitioner.ShouldBe(Partitioner.Murmur2Random);
    }

    [Fact]
    public void ForEach_SettingsOfAllClients_ReachEveryClientAndOwnOnesWin()
    {
        var options = new KafkaOptions();
        options.Client["security.protocol"] = "ssl";
        options.Client["socket.timeout.ms"] = "1000";
        options.Producer["socket.timeout.ms"] = "2000";
        options.Consumer["queued.min.messages"] = "7";
        options.Consumer["queued.max.messages.kbytes"] = "8";

        var consumer = ClientSettings.ForConsumer(options, "b");
        var producer = ClientSettings.ForProducer(options, "b");
        var admin = ClientSettings.ForAdmin(options, "b");

        consumer.SecurityProtocol.ShouldBe(SecurityProtocol.Ssl);
        producer.SecurityProtocol.ShouldBe(SecurityProtocol.Ssl);
        admin.SecurityProtocol.ShouldBe(SecurityProtocol.Ssl);
        consumer.SocketTimeoutMs.ShouldBe(1000);
        producer.SocketTimeoutMs.ShouldBe(2000);
        consumer.QueuedMinMessages.ShouldBe(7);
        consumer.QueuedMaxMessagesKbytes.ShouldBe(8);
    }

    [Fact]
    public void ForConsumer_AnotherAssignor_IsTheClients() =>
        ClientSettings.ForConsumer(new KafkaOptions { Assignor = "range" }, "b").PartitionAssignmentStrategy.ShouldBe(PartitionAssignmentStrategy.Range);

    [Fact]
    public void ForConsumer_TheBrokersOwnProtocol_LeavesOutWhatTheBrokerSets()
    {
        var config = ClientSettings.ForConsumer(new KafkaOptions { GroupProtocol = "consumer", InstanceId = "desk-1" }, "b");

        config.GroupProtocol.ShouldBe(GroupProtocol.Consumer);
        config.GroupInstanceId.ShouldBe("desk-1");
        config.SessionTimeoutMs.ShouldBeNull();
        config.HeartbeatIntervalMs.ShouldBeNull();
        config.PartitionAssignmentStrategy.ShouldBeNull();
        Should.NotThrow(() => new ConsumerBuilder<byte[], byte[]>(config).Build().Dispose(), "the client takes these settings together");
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("", null)]
    [InlineData("desk-1", "desk-1")]
    public void ForConsumer_InstanceId_MakesAStaticMember(string? given, string? expected) =>
        ClientSettings.ForConsumer(new KafkaOptions { InstanceId = given }, "b").GroupInstanceId.ShouldBe(expected);
}

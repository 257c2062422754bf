using Confluent.Kafka;
using ScenarioOrleans.Kafka.Embedded;
using ScenarioOrleans.Kafka.Flow;
using ScenarioOrleans.Kafka.Options;
using ScenarioOrleans.Kafka.Tests.Support;
using ErrorCode = Confluent.Kafka.ErrorCode;

namespace ScenarioOrleans.Kafka.Tests.Ingest;

/// <summary>A broker that does not let the service do what it has to, at the start.</summary>
public sealed class AccessTests : IDisposable
{
    private readonly TestTopics _topics = new();

    public void Dispose() => _topics.Dispose();

    [Fact]
    public async Task Start_MayNotWriteIdempotently_EndsAndSaysWhichRight()
    {
        _topics.Broker.FailNext(BrokerRequest.InitProducerId, [.. Enumerable.Repeat(ErrorCode.ClusterAuthorizationFailed, 1000)]);

        var fault = await FaultAsync();

        fault.Message.ShouldStartWith("Kafka does not let this service write idempotently: ");
        fault.Message.ShouldContain("Grant it Write on the topics 'out' and 'in.DLT'");
        fault.Message.ShouldEndWith(", and start it again.");
    }

    [Theory]
    [InlineData(ErrorCode.TopicAuthorizationFailed, "Kafka does not let this service read: no. Grant it Read on the topic 'Scenario-Execute', and start it again.")]
    [InlineData(ErrorCode.GroupAuthorizationFailed, "Kafka does not let this service join its group: no. Grant it Read on the group 'scenario-orleans', and start it again.")]
    [InlineData(ErrorCode.Local_Transport, null)]
    [InlineData(ErrorCode.UnknownTopicOrPart, null)]
    public void ToRead_ErrorOfTheConsumer_IsTheRightThatIsMissing(ErrorCode code, string? text) =>
        (KafkaAccessException.ToRead(new KafkaOptions(), new Error(code, "no."))?.Message).ShouldBe(text);

    [Fact]
    public async Task Start_GroupMayNotBeJoined_EndsAndNamesIt()
    {
        _topics.Broker.FailNext(BrokerRequest.JoinGroup, [.. Enumerable.Repeat(ErrorCode.GroupAuthorizationFailed, 1000)]);

        (await FaultAsync(("JoinGroup", "true"))).Message.ShouldContain($"Grant it Read on the group '{TestTopics.Group}'");
    }

    [Fact]
    public async Task Start_NoRightOfItsTransactionalId_EndsAndNamesItWithTheUser()
    {
        _topics.Broker.FailNext(BrokerRequest.InitProducerId, [.. Enumerable.Repeat(ErrorCode.TransactionalIdAuthorizationFailed, 1000)]);

        var fault = await FaultAsync(("ExactlyOnce", "true"), ("TransactionalId", "mine"), ("Client:sasl.username", "me"));

        fault.Message.ShouldStartWith("Kafka does not let the user 'me' write in transactions: ");
        fault.Message.ShouldContain("Grant it Write and Describe on the transactional id 'mine', and Write on the topics");
    }

    private async Task<KafkaAccessException> FaultAsync(params (string Name, string Value)[] settings)
    {
        await using var rig = await IngestRig.StartAsync(_topics, new RecordingHandler(), settings);
        await rig.Until(() => rig.Ingest.ExecuteTask!.IsCompleted, "the end of ingestion");
        return rig.Ingest.ExecuteTask!.Exception!.InnerException.ShouldBeOfType<KafkaAccessException>();
    }
}

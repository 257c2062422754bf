using ScenarioOrleans.Kafka.Consuming;
using ScenarioOrleans.Kafka.Embedded;
using ScenarioOrleans.Kafka.Options;
using ScenarioOrleans.Kafka.Tests.Support;
using ErrorCode = Confluent.Kafka.ErrorCode;

namespace ScenarioOrleans.Kafka.Tests.Consuming;

public sealed class AssignorConflictTests
{
    [Theory]
    [InlineData("range")]
    [InlineData("roundrobin")]
    public void Text_AnAssignorThatCanBeSet_NamesBothAndTheSetting(string theirs)
    {
        var text = AssignorConflict.Text("planners", theirs, new KafkaOptions());

        text.ShouldContain($"The group 'planners' cannot be joined: its members use the assignor '{theirs}' and not 'cooperative-sticky' (Kafka:Assignor)");
        text.ShouldContain($"set Kafka__Assignor={theirs} for as long as they run");
    }

    [Theory]
    [InlineData("sticky", "the assignor 'sticky' and not 'range'")]
    [InlineData("", "another assignor than 'range'")]
    [InlineData(null, "another assignor than 'range'")]
    public void Text_AnAssignorThatCannotBeSet_TellsToTakeAnotherGroup(string? theirs, string named)
    {
        var text = AssignorConflict.Text("planners", theirs, new KafkaOptions { Assignor = "range" });

        text.ShouldContain(named);
        text.ShouldContain("Stop them, or give this service a group of its own (Kafka__GroupId)");
    }

    [Fact]
    public async Task Poll_TheGroupRefusesTheAssignor_SaysSoAndJoinsOnceItMay()
    {
        using var topics = new TestTopics();
        topics.Broker.FailNext(BrokerRequest.JoinGroup, ErrorCode.InconsistentGroupProtocol, ErrorCode.InconsistentGroupProtocol);
        var handler = new RecordingHandler();

        await using var rig = await IngestRig.StartAsync(topics, handler, ("JoinGroup", "true"));
        await rig.Until(() => Lines(rig) == 1, "the conflict is told");
        await topics.WriteAsync(["a"]);
        await rig.Until(() => handler.Done.Count == 1, "it has joined all the same");

        Lines(rig).ShouldBe(1, "two refusals within a minute are one line");
        rig.Status.LastClientError.ShouldNotBeNull().ShouldContain("Kafka:Assignor");
    }

    private static int Lines(IngestRig rig) => rig.Log.Count(line => line.Contains("The group 'group' cannot be joined", StringComparison.Ordinal));
}

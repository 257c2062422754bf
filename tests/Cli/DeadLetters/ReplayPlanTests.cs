using System.Text;
using ScenarioOrleans.Aggregation;
using ScenarioOrleans.Cli.DeadLetters;
using ScenarioOrleans.Kafka.DeadLettering;
using ScenarioOrleans.Kafka.Records;
using ScenarioOrleans.Silo.Ingest;

namespace ScenarioOrleans.Cli.Tests.DeadLetters;

public sealed class ReplayPlanTests
{
    private static readonly SentBefore Nothing = new();

    [Fact]
    public void Of_TwoLettersOfOneMessage_SendsItOnce()
    {
        var plan = ReplayPlan.Of([Letter(0, 7), Letter(1, 7)], "in", Nothing);

        plan.Send.Select(letter => letter.Position.Offset).ShouldBe([0L]);
        plan.LeftOut.Single().Reason.ShouldContain("same message as in.DLT/0/0");
    }

    [Fact]
    public void Of_OtherTopic_IsLeftOut()
    {
        var plan = ReplayPlan.Of([Letter(0, 7)], "elsewhere", Nothing);

        plan.Send.ShouldBeEmpty();
        plan.LeftOut.Single().Reason.ShouldContain("a message of in, not of elsewhere");
    }

    [Fact]
    public void Of_RecordOfAStranger_IsLeftOut()
    {
        var plan = ReplayPlan.Of([Letter(0, 7) with { Source = null }], "in", Nothing);

        plan.LeftOut.Single().Reason.ShouldContain("does not say where");
    }

    [Fact]
    public void Of_FailedAgainAfterReplay_IsSentOnceMore()
    {
        // Message 7 was sent again as 9, which failed too.
        var sentBefore = new SentBefore();
        sentBefore.Add(new("in", 0, 7), null, new("in", 0, 9));

        var plan = ReplayPlan.Of([Letter(0, 7), Letter(1, 9)], "in", sentBefore);

        plan.Send.Single().Source!.Value.Offset.ShouldBe(9);
    }

    [Fact]
    public void Of_LettersOfOneMessageForDifferentGroups_SendsThatOfTheFewest()
    {
        var plan = ReplayPlan.Of([Letter(0, 7), Letter(1, 7, "A", "B"), Letter(2, 7, "B"), Letter(3, 7, "A", "B", "C")], "in", Nothing);

        plan.Send.Select(letter => letter.Position.Offset).ShouldBe([2L]);
        plan.LeftOut.Count.ShouldBe(3);
    }

    [Fact]
    public void Of_LettersInParts_SendsEachPartOnce()
    {
        var plan = ReplayPlan.Of([Part(0, 7, "2/2", "C"), Part(1, 7, "1/2", "A", "B"), Part(2, 7, "1/2", "A", "B"), Letter(3, 7)], "in", Nothing);

        plan.Send.Select(letter => letter.Position.Offset).ShouldBe([1L, 0L]);
        plan.LeftOut.Count.ShouldBe(2);
    }

    [Fact]
    public void Of_OnePartSentBefore_SendsTheOther()
    {
        var sentBefore = new SentBefore();
        sentBefore.Add(new("in", 0, 7), "1/2", new("in", 0, 9));

        var plan = ReplayPlan.Of([Part(0, 7, "1/2", "A"), Part(1, 7, "2/2", "B"), Letter(2, 7)], "in", sentBefore);

        plan.Send.Single().Position.Offset.ShouldBe(1);
    }

    [Fact]
    public void Message_OfAReplayedLetter_NamesItsOwnOriginal()
    {
        var letter = Letter(1, 9) with
        {
            Headers = [new(ReplayHeaders.ReplayOf, "in/0/7"u8.ToArray()), new(RemainingGroups.Header, [1]), new(RemainingGroups.Part, [2]), new(DeadLetterHeaders.Code, [2])],
        };

        var headers = ReplayMessage.Of(letter, keepTime: false).Headers;

        headers.Select(header => header.Key).ShouldBe(["scenario.remaining-groups", "scenario.remaining-part", ReplayHeaders.ReplayOf]);
        Encoding.UTF8.GetString(headers.GetLastBytes(ReplayHeaders.ReplayOf)).ShouldBe("in/0/9");
    }

    private static DeadLetter Letter(long offset, long source, params string[] groups) => Letter(offset, source) with
    {
        Headers = [new(RemainingGroups.Header, ListHeader.ValueOf(RemainingGroups.Of(groups.Select(name => new GroupKey(name, "F", "C"))).Items))],
    };

    private static DeadLetter Part(long offset, long source, string part, params string[] groups) => Letter(offset, source, groups) is var letter
        ? letter with { Headers = [.. letter.Headers, new(RemainingGroups.Part, Encoding.UTF8.GetBytes(part))] }
        : letter;

    private static DeadLetter Letter(long offset, long source) => new()
    {
        Position = new RecordPosition("in.DLT", 0, offset),
        Source = new RecordPosition("in", 0, source),
        Value = [1],
        Headers = [],
    };
}

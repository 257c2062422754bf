using System.Text;
using ScenarioOrleans.Cli.DeadLetters;
using ScenarioOrleans.Silo.Kafka.DeadLettering;

namespace ScenarioOrleans.Cli.Tests.DeadLetters;

public sealed class ReplayPlanTests
{
    private static readonly Dictionary<MessagePosition, MessagePosition> Nothing = [];

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
        var sentBefore = new Dictionary<MessagePosition, MessagePosition> { [new("in", 0, 7)] = new("in", 0, 9) };

        var plan = ReplayPlan.Of([Letter(0, 7), Letter(1, 9)], "in", sentBefore);

        plan.Send.Single().Source!.Value.Offset.ShouldBe(9);
    }

    [Fact]
    public void Message_OfAReplayedLetter_NamesItsOwnOriginal()
    {
        var letter = Letter(1, 9) with
        {
            Headers = [new(ReplayHeaders.ReplayOf, "in/0/7"u8.ToArray()), new("scenario.remaining-groups", [1]), new(DeadLetterHeaders.Code, [2])],
        };

        var headers = ReplayMessage.Of(letter, keepTime: false).Headers;

        headers.Select(header => header.Key).ShouldBe(["scenario.remaining-groups", ReplayHeaders.ReplayOf]);
        Encoding.UTF8.GetString(headers.GetLastBytes(ReplayHeaders.ReplayOf)).ShouldBe("in/0/9");
    }

    private static DeadLetter Letter(long offset, long source) => new()
    {
        Position = new MessagePosition("in.DLT", 0, offset),
        Source = new MessagePosition("in", 0, source),
        Value = [1],
        Headers = [],
    };
}

using System.Text;
using System.Text.RegularExpressions;

namespace ScenarioOrleans.Aggregation.Tests.Slow;

/// <summary>Shorthand for folding in tests.</summary>
internal static partial class Fold
{
    /// <summary>Large enough that most messages fit.</summary>
    public const int Window = 64 * 1024;

    public static FoldOutcome Outcome(ReadOnlyMemory<byte> value, int window = Window) =>
        MessageFolder.Fold(value, FoldLimits.Default, FoldNames.Default, window, CancellationToken.None);

    public static FoldOutcome Outcome(string json, int window = Window) => Outcome(Encoding.UTF8.GetBytes(json), window);

    /// <summary>The message, which must be usable.</summary>
    public static FoldedMessage Message(ReadOnlyMemory<byte> value, int window = Window)
    {
        var outcome = Outcome(value, window);
        outcome.Fault.ShouldBeNull();
        return outcome.Message!;
    }

    public static FoldedMessage Message(string json) => Message(Encoding.UTF8.GetBytes(json));

    /// <summary>The code of the fault that there must be.</summary>
    public static string FaultCode(ReadOnlyMemory<byte> value)
    {
        var outcome = Outcome(value);
        outcome.Message.ShouldBeNull();
        outcome.Fault!.Message.ShouldNotBeNullOrWhiteSpace();
        return outcome.Fault.Code;
    }

    public static string FaultCode(string json) => FaultCode(Encoding.UTF8.GetBytes(json));

    public static byte[] Answer(FoldedMessage message) =>
        AnswerWriter.WriteRollup(message, WeeklyFigures.From(message.Groups, message.WeekStart));

    /// <summary>The answer but for its notes and definitions as text, or the code of the fault: equal outcomes are equal texts.</summary>
    public static string Text(ReadOnlyMemory<byte> value, int window = Window)
    {
        var outcome = Outcome(value, window);
        if (!outcome.IsUsable)
        {
            return outcome.Fault.Code;
        }

        var message = outcome.Message;
        return WithoutProse().Replace(Encoding.UTF8.GetString(Answer(message)), "");
    }

    /// <summary>Both are the last of their kind, and no name in these tests has what begins them.</summary>
    [GeneratedRegex("""
        ,"definitions":\{"[^}]*\}|,"notes":\[.*\](?=\}$)
        """)]
    private static partial Regex WithoutProse();

    /// <summary>The same from the slow reader.</summary>
    public static string SlowText(ReadOnlySpan<byte> json, bool hourly = false)
    {
        try
        {
            return Encoding.UTF8.GetString(SlowRollup.Answer(json, hourly));
        }
        catch (SlowFault fault)
        {
            return fault.Code;
        }
    }
}

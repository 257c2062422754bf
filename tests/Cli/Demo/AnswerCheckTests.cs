using System.Text;
using ScenarioOrleans.Aggregation;
using ScenarioOrleans.Cli.Demo;
using ScenarioOrleans.Cli.Generate;

namespace ScenarioOrleans.Cli.Tests.Demo;

public sealed class AnswerCheckTests
{
    private static readonly GeneratorOptions Request = new() { Weeks = 2, Groups = 5, NullRate = 0.3, WeekStart = DayOfWeek.Monday };

    [Fact]
    public void FirstFault_RightAnswer_IsNull() => AnswerCheck.FirstFault(Request, AnswerTo(Request)).ShouldBeNull();

    [Fact]
    public void FirstFault_AllNull_IsNull()
    {
        var empty = Request with { NullRate = 1 };

        AnswerCheck.FirstFault(empty, AnswerTo(empty)).ShouldBeNull();
    }

    [Fact]
    public void FirstFault_AnswerToOtherRows_NamesTheFirstWrongFigure() =>
        AnswerCheck.FirstFault(Request, AnswerTo(Request with { Seed = 99 }))!.ShouldContain("Volume of Voice_Full-time_Austin in the week of 2024-01-01 is");

    [Fact]
    public void FirstFault_AnswerToAnotherOrganization_SaysSo() =>
        AnswerCheck.FirstFault(Request, AnswerTo(Request with { Organization = "other" }))!.ShouldContain("'other'");

    [Fact]
    public void FirstFault_WeeksMissing_SaysSo() =>
        AnswerCheck.FirstFault(Request, AnswerTo(Request with { Weeks = 1 }))!.ShouldContain("groups and weeks");

    [Fact]
    public void FirstFault_LastDigitOfASumOff_IsFound()
    {
        var answer = Encoding.UTF8.GetString(AnswerTo(Request));
        var place = answer.IndexOf("\"Total Queue Time\":", StringComparison.Ordinal) + "\"Total Queue Time\":".Length;
        var end = answer.IndexOf('}', place);
        var figure = decimal.Parse(answer[place..end], System.Globalization.CultureInfo.InvariantCulture) + 0.1m;
        var changed = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{answer[..place]}{figure}{answer[end..]}");

        AnswerCheck.FirstFault(Request, Encoding.UTF8.GetBytes(changed))!.ShouldStartWith("Total Queue Time");
    }

    internal static byte[] AnswerTo(GeneratorOptions request)
    {
        using var json = new MemoryStream();
        RequestWriter.Write(new ScenarioGenerator(request), json);
        var message = MessageFolder.Fold(json.ToArray(), FoldLimits.Default).Message!;
        return AnswerWriter.WriteRollup(message, WeeklyFigures.From(message.Groups, message.WeekStart));
    }
}

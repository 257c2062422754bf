using ScenarioOrleans.Cli.Demo;
using ScenarioOrleans.Cli.Generate;
using ScenarioOrleans.Cli.Terminal;

namespace ScenarioOrleans.Cli.Tests.Demo;

public sealed class AnswerTableTests
{
    [Fact]
    public void Of_Answer_ShowsGroupsWeeksAndHowManyAreLeftOut()
    {
        var answer = AnswerCheckTests.AnswerTo(new GeneratorOptions { Weeks = 2, Groups = 3 });
        using var output = new MemoryStream();
        using var shell = new Shell(Stream.Null, output, TextWriter.Null, TimeProvider.System);

        Consoles.ForOutput(shell).Write(AnswerTable.Of(answer, limit: 4));
        shell.Flush();

        var text = System.Text.Encoding.UTF8.GetString(output.ToArray());
        text.ShouldContain("Weekly figures of org-1, weeks from friday");
        text.ShouldContain("Voice_Full-time_Austin");
        text.ShouldContain("2024-01-12");
        text.ShouldContain("2 more lines");
        text.ShouldNotContain("\u001b", customMessage: "no colour codes where nobody watches");
    }
}

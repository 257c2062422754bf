using ScenarioOrleans.Cli.CommandLine;
using ScenarioOrleans.Cli.Terminal;

namespace ScenarioOrleans.Cli.Tests.CommandLine;

public sealed class HelpTests
{
    private static readonly string[] Names = ["demo", "serve", "rollup", "decode", "generate", "send", "dead-letters", "health", "version"];

    public static TheoryData<string> Commands => [.. Names];

    [Fact]
    public async Task Help_OfTheRoot_MentionsEveryCommandAndTheExitCodes()
    {
        var run = await CommandRun.OfAsync("--help");

        run.ExitCode.ShouldBe(ExitCode.Done);
        Names.ShouldAllBe(command => run.Text.Contains($"  {command}"));
        run.Text.ShouldContain("Exit codes: 0 done");
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Help_OfACommand_TeachesByExample(string command)
    {
        var run = await CommandRun.OfAsync(command, "--help");

        run.ExitCode.ShouldBe(ExitCode.Done);
        run.Text.ShouldContain($"scenario {command}");
        run.Text.ShouldContain("Examples:");
        run.Error.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void For_ALineThatBeginsWithACommand_MakesThatCommandAlone(string command) => NamesFor(command, "--help").ShouldBe([command]);

    [Fact]
    public void For_AnyOtherLine_MakesEveryCommand()
    {
        NamesFor().ShouldBe(Names);
        NamesFor("--help", "rollup").ShouldBe(Names);
    }

    private static IEnumerable<string> NamesFor(params string[] args)
    {
        using var output = new MemoryStream();
        using var shell = new Shell(Stream.Null, output, TextWriter.Null, TimeProvider.System);
        return [.. CommandTree.For(args, shell).Subcommands.Select(command => command.Name)];
    }
}

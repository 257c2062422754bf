using ScenarioOrleans.Cli.CommandLine;

namespace ScenarioOrleans.Cli.Tests.CommandLine;

public sealed class UsageTests
{
    [Fact]
    public async Task Run_WithoutACommand_ShowsHelpOnStderr()
    {
        var run = await CommandRun.OfAsync();

        run.ExitCode.ShouldBe(ExitCode.Usage);
        run.Output.ShouldBeEmpty();
        run.Error.ShouldContain("Commands:");
    }

    [Theory]
    [InlineData("frobnicate")]
    [InlineData("generate --frobnicate")]
    [InlineData("generate --weeks 0")]
    [InlineData("generate --weeks many")]
    [InlineData("generate --groups 121")]
    [InlineData("generate --null-rate 1.5")]
    [InlineData("generate --encoding zip")]
    [InlineData("generate --week-start someday")]
    [InlineData("generate --start-date 5.1.2024")]
    [InlineData("generate --encoding gzip --count 2")]
    public async Task Run_WrongUsage_SaysWhatAndWritesNoData(string line)
    {
        var run = await CommandRun.OfAsync(line.Split(' '));

        run.ExitCode.ShouldBe(ExitCode.Usage);
        run.Output.ShouldBeEmpty();
        run.Error.ShouldStartWith("scenario: ");
    }

    [Fact]
    public async Task Run_ValueOutOfRange_NamesOptionValueAndRule()
    {
        var run = await CommandRun.OfAsync("generate", "--weeks", "521");

        run.Error.ShouldContain("--weeks is '521'; it must be 1 to 520.");
        run.Error.ShouldContain("Try 'scenario generate --help'.");
    }
}

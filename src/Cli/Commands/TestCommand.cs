using System.CommandLine;
using ScenarioOrleans.Cli.CommandLine;
using ScenarioOrleans.Cli.Terminal;
using ScenarioOrleans.Cli.Testing;

namespace ScenarioOrleans.Cli.Commands;

/// <summary>Builds the solution and runs its tests.</summary>
internal static class TestCommand
{
    public static Command Create(Shell shell)
    {
        var filter = Options.Text("--filter", "Only tests that match; the syntax is dotnet test's.", "expression");
        var configuration = Options.Choice("--configuration", "Build configuration.", ("Release", "Release"), ("Debug", "Debug"));
        configuration.Aliases.Add("-c");
        var noBuild = Options.Flag("--no-build", "Test what is built already.");
        var rest = new Argument<string[]>("argument") { Description = "After `--`: handed to dotnet test as it is.", Arity = ArgumentArity.ZeroOrMore };
        var command = new TaughtCommand(
            "test",
            "Run every test; prints the failing ones and, as the last line, `N passed, N failed`.",
            new("scenario test", "Everything, as the continuous integration does."),
            new("scenario test --filter FullyQualifiedName~WatermarkTests", "One class."),
            new("scenario test -- --blame-hang-timeout 2m", "Everything, with an option of dotnet test."))
        {
            filter, configuration, noBuild, rest,
        };
        command.SetAction((parsed, cancel) =>
        {
            var options = new TestRunOptions(
                parsed.GetValue(configuration) ?? "Release",
                !parsed.GetValue(noBuild),
                parsed.GetValue(filter),
                parsed.GetValue(rest) ?? []);
            return new TestRun(shell, options).RunAsync(cancel);
        });
        return command;
    }
}

using System.CommandLine;
using ScenarioOrleans.Cli.CommandLine;
using ScenarioOrleans.Cli.Terminal;
using ScenarioOrleans.Cli.Testing;

namespace ScenarioOrleans.Cli.Commands;

/// <summary>Builds the solution and runs its tests, or the long crash test.</summary>
internal static class TestCommand
{
    public static Command Create(Shell shell)
    {
        var filter = Options.Text("--filter", "Only tests that match; the syntax is dotnet test's.", "expression");
        var configuration = Options.Choice("--configuration", "Build configuration.", ("Release", "Release"), ("Debug", "Debug"));
        configuration.Aliases.Add("-c");
        var noBuild = Options.Flag("--no-build", "Test what is built already.");
        var crash = Options.Flag("--crash", "Instead of all that: start the service, kill it, over and over, and compare every sum with the exact one.");
        var minutes = Options.Number("--minutes", "With --crash: how long it goes on killing.", 1.0, 0.1, 10_080);
        var rounds = Options.Number("--rounds", "With --crash: ends after so many kills; 0 does not.", 0, 0, 1_000_000);
        var seed = Options.Number("--seed", "With --crash: repeats a run; 0 takes one by the clock.", 0, 0, int.MaxValue);
        var trouble = Options.Flag("--broker-trouble", "With --crash: requests fail, brokers go away, coordinators move.");
        var storage = Options.Choice("--storage", "With --crash: where the service keeps its sums.", ("sqlite", "sqlite"), ("memory", "memory"));
        var exactlyOnce = Options.Flag("--exactly-once", "With --crash: answers and offsets go in Kafka transactions.");
        var rest = new Argument<string[]>("argument") { Description = "After `--`: handed to dotnet test as it is.", Arity = ArgumentArity.ZeroOrMore };
        var command = new TaughtCommand(
            "test",
            "Run every test; prints the failing ones and, as the last line, `N passed, N failed`.",
            new("scenario test", "Everything, as the continuous integration does."),
            new("scenario test --filter FullyQualifiedName~WatermarkTests", "One class."),
            new("scenario test -- --blame-hang-timeout 2m", "Everything, with an option of dotnet test."),
            new("scenario test --crash --minutes 10", "The long crash test; the last line is its verdict."))
        {
            filter, configuration, noBuild, crash, minutes, rounds, seed, trouble, storage, exactlyOnce, rest,
        };
        command.SetAction((parsed, cancel) =>
        {
            var chosen = parsed.GetValue(configuration) ?? "Release";
            if (parsed.GetValue(crash))
            {
                var limits = new CrashTestOptions(
                    chosen,
                    !parsed.GetValue(noBuild),
                    parsed.GetValue(minutes),
                    parsed.GetValue(rounds),
                    parsed.GetValue(seed),
                    parsed.GetValue(trouble),
                    parsed.GetValue(storage) ?? "sqlite",
                    parsed.GetValue(exactlyOnce));
                return new CrashTestRun(shell, limits).RunAsync(cancel);
            }

            var options = new TestRunOptions(
                chosen,
                !parsed.GetValue(noBuild),
                parsed.GetValue(filter),
                parsed.GetValue(rest) ?? []);
            return new TestRun(shell, options).RunAsync(cancel);
        });
        return command;
    }
}

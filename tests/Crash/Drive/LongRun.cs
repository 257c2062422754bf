using System.Globalization;

namespace ScenarioOrleans.Crash.Tests.Drive;

/// <summary>The long run, started by hand.</summary>
internal static class LongRun
{
    public const string Verb = "drive";

    /// <param name="args"><c>--minutes n</c>, <c>--rounds n</c>, <c>--seed n</c>, <c>--broker-trouble</c>, <c>--exactly-once</c>, and settings of the service as <c>name=value</c>.</param>
    public static async Task<int> RunAsync(IReadOnlyList<string> args)
    {
        var seed = (int)(Number(args, "--seed") ?? TimeProvider.System.GetUtcNow().Ticks % 1_000_000);
        var rounds = Number(args, "--rounds");
        var minutes = Number(args, "--minutes") ?? 1;
        var trouble = args.Contains("--broker-trouble");
        var exactlyOnce = args.Contains("--exactly-once");
        Console.WriteLine($"seed {seed}");
        using var run = new CrashRun(new CrashRunOptions
        {
            Seed = seed,
            Rounds = (int)(rounds ?? int.MaxValue),
            Time = TimeSpan.FromMinutes(minutes),
            BrokerTrouble = trouble,
            ExactlyOnce = exactlyOnce,
            Settings = args.Select(argument => argument.Split('=', 2)).Where(parts => parts.Length == 2).ToDictionary(parts => parts[0], parts => parts[1]),
            Report = Console.WriteLine,
        });
        var verdict = await run.RunAsync();
        if (!verdict.Passed)
        {
            Console.WriteLine($"again: dotnet run -c Release --project tests/Crash -- drive --seed {seed} --rounds {verdict.Deaths} --minutes {Math.Ceiling(minutes)}{(trouble ? " --broker-trouble" : string.Empty)}{(exactlyOnce ? " --exactly-once" : string.Empty)}");
        }

        Console.WriteLine(verdict);
        return verdict.Passed ? 0 : 1;
    }

    private static double? Number(IEnumerable<string> args, string name) =>
        args.SkipWhile(argument => argument != name).Skip(1).FirstOrDefault() is { } text ? double.Parse(text, CultureInfo.InvariantCulture) : null;
}

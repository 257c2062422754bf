using System.Globalization;

namespace ScenarioOrleans.Aggregation.Tests.Slow;

/// <summary>How much is tried by chance: FUZZ_CASES, and from where: FUZZ_SEED.</summary>
internal static class FuzzSettings
{
    public static int Cases { get; } = Setting("FUZZ_CASES", 1_500);

    public static int Seed { get; } = Setting("FUZZ_SEED", 1);

    /// <summary>All cores: the test runner's own scheduler would leave it one.</summary>
    public static ParallelOptions OnAllCores { get; } = new() { TaskScheduler = TaskScheduler.Default };

    private static int Setting(string name, int otherwise) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
}

namespace ScenarioOrleans.Cli.Testing;

/// <summary>A test that failed, and what it said.</summary>
internal sealed record FailedTest(string Name, string Message, string StackTrace);

/// <summary>What came out of one test assembly, or of several added up.</summary>
internal sealed record TestOutcome(int Passed, int Skipped, IReadOnlyList<FailedTest> Failed)
{
    public static TestOutcome None { get; } = new(0, 0, []);

    /// <summary>The line that callers read: `N passed, N failed`, with `, N skipped` after it where some were.</summary>
    public string Summary => Skipped == 0
        ? $"{Passed} passed, {Failed.Count} failed"
        : $"{Passed} passed, {Failed.Count} failed, {Skipped} skipped";

    public static TestOutcome operator +(TestOutcome left, TestOutcome right) =>
        new(left.Passed + right.Passed, left.Skipped + right.Skipped, [.. left.Failed, .. right.Failed]);
}

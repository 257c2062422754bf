namespace ScenarioOrleans.Architecture.Tests;

/// <summary>Habits that a compiler cannot hold.</summary>
public sealed class SourceHabitTests
{
    private const int MostLines = 250;

    [Fact]
    public void SourceFiles_Length_IsAtMost250Lines() =>
        Sources().Where(file => File.ReadLines(file).Count() > MostLines).Select(Repository.Relative).ShouldBeEmpty();

    [Fact]
    public void SourceFiles_ConditionalCompilation_IsNotUsed() =>
        Sources().Where(file => File.ReadLines(file).Any(line => line.StartsWith("#if", StringComparison.Ordinal)))
            .Select(Repository.Relative)
            .ShouldBeEmpty("every system runs the same sources");

    [Fact]
    public void Grains_Types_AreSealed() =>
        typeof(Grains.ScenarioGrain).Assembly.GetTypes()
            .Where(type => typeof(Orleans.Grain).IsAssignableFrom(type) && !type.IsSealed)
            .ShouldBeEmpty();

    [Fact]
    public void WeeklyAggregateGrain_Calls_NeverInterleave() =>
        typeof(Grains.WeeklyAggregateGrain).GetCustomAttributes(inherit: true)
            .ShouldNotContain(attribute => attribute is Orleans.Concurrency.ReentrantAttribute);

    private static IEnumerable<string> Sources() =>
        new[] { "src", "tests" }.SelectMany(folder => Repository.Files(folder, "*.cs"));
}

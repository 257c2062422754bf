using ScenarioOrleans.Crash.Tests.Drive;
using Xunit.Abstractions;

namespace ScenarioOrleans.Crash.Tests;

/// <summary>The short run. The long one: <c>dotnet run -c Release --project tests/Crash -- drive --minutes 10</c>.</summary>
public sealed class KillTests(ITestOutputHelper output)
{
    private const int Seed = 1;

    [Theory]
    [InlineData(11, false)]
    [InlineData(13, true)]
    public async Task Service_KilledAtEveryPointAndAtRandom_CountsEachRowOnceAndAnswersEverything(int rounds, bool exactlyOnce)
    {
        using var run = new CrashRun(new CrashRunOptions { Seed = Seed, Rounds = rounds, ExactlyOnce = exactlyOnce, Report = output.WriteLine });

        var verdict = await run.RunAsync();

        output.WriteLine(verdict.ToString());
        verdict.Passed.ShouldBeTrue($"{verdict}\nagain: dotnet run -c Release --project tests/Crash -- drive --seed {Seed} --rounds {rounds}{(exactlyOnce ? " --exactly-once" : string.Empty)}");
    }
}

using ScenarioOrleans.Crash.Tests.Drive;
using Xunit.Abstractions;

namespace ScenarioOrleans.Crash.Tests;

/// <summary>Kills, and a broker that misbehaves between them.</summary>
public sealed class BrokerTroubleTests(ITestOutputHelper output)
{
    private const int Seed = 2;
    private const int Rounds = 4;

    [Fact]
    public async Task Service_KilledWhileRequestsFailAndCoordinatorsMove_CountsEachRowOnceAndAnswersEverything()
    {
        using var run = new CrashRun(new CrashRunOptions { Seed = Seed, Rounds = Rounds, BrokerTrouble = true, Report = output.WriteLine });

        var verdict = await run.RunAsync();

        output.WriteLine(verdict.ToString());
        verdict.Passed.ShouldBeTrue($"{verdict}\nagain: dotnet run -c Release --project tests/Crash -- drive --seed {Seed} --rounds {Rounds} --broker-trouble");
    }
}

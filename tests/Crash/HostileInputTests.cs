using ScenarioOrleans.Crash.Tests.Drive;
using ScenarioOrleans.Crash.Tests.Hostile;
using ScenarioOrleans.Crash.Tests.Support;
using Xunit.Abstractions;

namespace ScenarioOrleans.Crash.Tests;

public sealed class HostileInputTests(ITestOutputHelper output)
{
    private const int Hostile = 1_000;
    private const int AtOnce = 50;
    private const long MostBytes = 700L << 20;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(120);

    [Fact]
    public async Task HostileMessages_BesideGoodOnes_EachGetsItsDeadLetterAndMemoryStaysBounded()
    {
        using var stage = new Stage(seed: 5, settings: new Dictionary<string, string>
        {
            ["Scenario:Rollup:MaxInflatedBytes"] = $"{HostileMessages.MaxInflatedBytes}",
        });
        using var service = stage.Start();
        using var messages = new HostileMessages(5).All().GetEnumerator();
        var most = 0L;

        for (var sent = 0; sent < Hostile; sent += AtOnce)
        {
            await stage.Sender.SendAsync([.. Enumerable.Range(0, AtOnce).Select(_ => messages.MoveNext() ? messages.Current : throw new InvalidOperationException())]);
            await stage.Sender.SendAsync(AtOnce / 5);
            await Wait.ForAsync(
                "the messages taken",
                () =>
                {
                    most = Math.Max(most, service.WorkingSet);
                    return service.HasExited || stage.Backlog < 2 * AtOnce;
                },
                Limit);
        }

        (await stage.FinishAsync(service)).ShouldBeEmpty();
        output.WriteLine($"most memory: {most >> 20} MiB");
        most.ShouldBeLessThan(MostBytes);
    }
}

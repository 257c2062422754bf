using System.Collections.Concurrent;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Orleans.TestingHost;
using ScenarioOrleans.Crash.Tests.Checks;
using ScenarioOrleans.Crash.Tests.Support;
using ScenarioOrleans.Crash.Tests.Workload;
using ScenarioOrleans.Grains;
using ScenarioOrleans.Grains.Ports;
using ScenarioOrleans.Silo.Hosting;

namespace ScenarioOrleans.Crash.Tests;

public sealed class SiloKilledTests : IDisposable
{
    private const int Messages = 400;
    private const int Callers = 8;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly TemporaryFolder _folder = new();
    private readonly Recorder _recorder = new();

    [Fact]
    public async Task Kill_OneOfThreeSilosUnderLoad_CallersRetryAndSumsAreExact()
    {
        var requests = new Generator(7);
        var hourly = Enumerable.Range(0, 10 * Messages).Select(_ => requests.Next()).Where(request => request.Kind == RequestKind.Hourly).Take(Messages).ToArray();
        await using var cluster = await StartAsync();

        // The service calls from a silo, which learns of another's death; a client learns of it from the response timeout alone.
        var grains = cluster.Silos[0].ServiceProvider.GetRequiredService<IGrainFactory>();
        var done = 0;

        var callers = Enumerable.Range(0, Callers).Select(caller => Task.Run(async () =>
        {
            for (var offset = caller; offset < Messages; offset += Callers)
            {
                await UntilTakenAsync(() => AddAsync(grains, offset, hourly[offset].Value));
                Interlocked.Increment(ref done);
            }
        })).ToArray();
        await Wait.ForAsync("a third of the messages", () => Volatile.Read(ref done) > Messages / 3, Limit);
        await cluster.KillSiloAsync(cluster.Silos[^1]);
        await Task.WhenAll(callers);

        foreach (var plan in requests.Plans)
        {
            var expected = new Expectation();
            expected.Add(plan, hourly.Where(request => request.Plan == plan).SelectMany(request => request.Rows));
            var subject = new SummarySubject(plan.Key, plan.Organization, char.IsDigit(plan.Organization[0]), plan.WeekStart);
            await UntilTakenAsync(() => grains.GetGrain<ISummaryGrain>(plan.Key)
                .PublishAsync(new SummaryRequest(subject, [], All: true, AtOnce: true), CancellationToken.None));
            expected.Differences(_recorder.Last(plan.Key)).ShouldBeEmpty();
        }
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>Every message comes twice, as after a crash.</summary>
    private static async Task AddAsync(IGrainFactory grains, long offset, byte[] value)
    {
        var source = new SourcePosition("topic", 0, offset, 0);
        var worker = grains.GetGrain<IRollupWorkerGrain>(IRollupWorkerGrain.PoolKey);
        var fold = (await worker.FoldAsync(new FoldRequest(source, value), CancellationToken.None)).Hourly!;
        for (var times = 0; times < 2 && fold.Groups.Length > 0; times++)
        {
            await grains.GetGrain<IScenarioGrain>(fold.Subject.Scenario).AddHourlyAsync(new HourlyRequest(
                [new OffsetRun("topic", 0, offset, offset)], fold.Subject.WeekStart, fold.Groups, fold.Subject.OrganizationIsNumber), CancellationToken.None);
        }
    }

    /// <summary>As the service does: whatever a silo's death makes of a call, it is repeated.</summary>
    private static async Task UntilTakenAsync(Func<Task> call)
    {
        using var limit = new CancellationTokenSource(Limit);
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (true)
        {
            try
            {
                await call();
                return;
            }
            catch (Exception) when (!limit.IsCancellationRequested)
            {
                await tick.WaitForNextTickAsync(limit.Token);
            }
        }
    }

    private async Task<InProcessTestCluster> StartAsync()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Scenario:Storage:Provider"] = "sqlite",
            ["Scenario:Storage:Path"] = _folder.File("aggregates.sqlite"),
        }).Build();
        var builder = new InProcessTestClusterBuilder(3);
        builder.ConfigureSilo((_, silo) =>
        {
            silo.AddScenarioGrains(configuration);
            silo.Services.AddSingleton<IAnswerPublisher>(_recorder);
        });
        var cluster = builder.Build();
        await cluster.DeployAsync();
        return cluster;
    }

    private sealed class Recorder : IAnswerPublisher
    {
        private readonly ConcurrentDictionary<string, Answer> _last = new();

        public IReadOnlyDictionary<(string Group, DateOnly Week), decimal?[]> Last(string scenario) => _last[scenario].Shown;

        public Task PublishAsync(string key, AnswerEnvelope envelope, CancellationToken cancel)
        {
            _last[key] = Answer.Read(envelope.Answer.Value);
            return Task.CompletedTask;
        }
    }
}

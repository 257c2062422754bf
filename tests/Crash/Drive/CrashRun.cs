using System.Diagnostics;
using ScenarioOrleans.Crash.Tests.Checks;
using ScenarioOrleans.Crash.Tests.Service;
using ScenarioOrleans.Crash.Tests.Support;

namespace ScenarioOrleans.Crash.Tests.Drive;

/// <summary>
/// Keeps requests coming to a service that is killed and started again, over and over; then lets it finish and checks everything.
/// </summary>
internal sealed class CrashRun : IDisposable
{
    private const int Brokers = 3;

    private static readonly TimeSpan LongestLife = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan StopDelay = TimeSpan.FromMilliseconds(150);

    private readonly CrashRunOptions _options;
    private readonly Stage _stage;
    private readonly Random _random;
    private readonly SortedDictionary<string, int> _deaths = new(StringComparer.Ordinal);

    public CrashRun(CrashRunOptions options)
    {
        _options = options;
        _random = new Random(options.Seed);
        var settings = new Dictionary<string, string>(options.Settings)
        {
            ["Kafka:ExactlyOnce"] = options.ExactlyOnce ? "true" : "false",
        };
        if (options.BrokerTrouble)
        {
            settings[$"Kafka:Client:{ClientPatience.AnswerLimit.Key}"] = ClientPatience.AnswerLimit.Value;
        }

        _stage = new Stage(options.Seed, options.BrokerTrouble ? Brokers : 1, settings);
    }

    public async Task<Verdict> RunAsync()
    {
        var started = Stopwatch.GetTimestamp();
        var round = 0;
        var points = _options.ExactlyOnce ? KillPoint.WithTransactions : KillPoint.All;
        foreach (var death in Death.Deaths(_options.Seed, points))
        {
            if (++round > _options.Rounds || (_options.Time > TimeSpan.Zero && Stopwatch.GetElapsedTime(started) > _options.Time))
            {
                break;
            }

            await LiveAsync(round, death);
        }

        using var last = _stage.Start();
        return new Verdict(_deaths, _stage.Ledger, _stage.Mailbox, await _stage.FinishAsync(last));
    }

    public void Dispose() => _stage.Dispose();

    private async Task LiveAsync(int round, Death death)
    {
        var backlog = _random.Next(40, 400);
        await using var trouble = _options.BrokerTrouble ? new BrokerTrouble(_stage.Broker, Brokers, _random.Next()) : null;
        using var service = _stage.Start(death.Kill);
        var started = Stopwatch.GetTimestamp();
        await _stage.SendWhileAsync(
            () => !service.HasExited && (death.WhileStarting ? service.Age : service.ReadyFor) < death.After && service.Age < LongestLife, backlog);
        var name = await EndAsync(service, death);
        _deaths[name] = _deaths.GetValueOrDefault(name) + 1;
        _options.Report(FormattableString.Invariant(
            $"round {round}: {death.Kill ?? death.Name} ({name}) after {Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s; {_stage.Sender.Sent} sent, {_stage.Progress.Committed()} committed"));
    }

    /// <summary>Returns how it ended in the end: a point may not have been reached in time.</summary>
    private static async Task<string> EndAsync(ServiceProcess service, Death death)
    {
        if (service.HasExited)
        {
            return service.ExitCode == ServiceProcess.KilledExitCode
                ? death.Name
                : throw new InvalidOperationException($"The service ended by itself with {service.ExitCode}:\n{string.Join('\n', service.Log)}");
        }

        if (death.Terminated)
        {
            service.Terminate();
            await Wait.UntilAsync(() => service.HasExited, StopDelay);
        }

        await service.KillAsync();
        return death.Kill is null ? death.Name : "late";
    }
}

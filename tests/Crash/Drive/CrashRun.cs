using System.Diagnostics;
using ScenarioOrleans.Crash.Tests.Checks;
using ScenarioOrleans.Crash.Tests.Support;
using ScenarioOrleans.Crash.Tests.Workload;
using ScenarioOrleans.Silo.Kafka.Embedded;

namespace ScenarioOrleans.Crash.Tests.Drive;

/// <summary>
/// Keeps requests coming to a service that is killed and started again, over and over; then lets it finish and checks everything.
/// </summary>
internal sealed class CrashRun : IDisposable
{
    private const int Brokers = 3;

    private static readonly TimeSpan StopDelay = TimeSpan.FromMilliseconds(150);

    private readonly TemporaryFolder _folder = new();
    private readonly CrashRunOptions _options;
    private readonly EmbeddedBroker _broker;
    private readonly Ledger _ledger;
    private readonly Mailbox _mailbox;
    private readonly Sender _sender;
    private readonly Progress _progress;
    private readonly Random _random;
    private readonly Dictionary<string, string> _settings;
    private readonly SortedDictionary<string, int> _deaths = new(StringComparer.Ordinal);

    public CrashRun(CrashRunOptions options)
    {
        _options = options;
        _random = new Random(options.Seed);
        _broker = Topics.StartBroker(options.BrokerTrouble ? Brokers : 1);
        var requests = new Generator(options.Seed);
        _ledger = new Ledger(requests.Plans);
        _mailbox = new Mailbox(_broker.BootstrapServers);
        _sender = new Sender(_broker.BootstrapServers, requests, _ledger, options.Seed);
        _progress = new Progress(_broker.BootstrapServers);
        _settings = ServiceSettings.Of(_broker.BootstrapServers, _folder.File("aggregates.sqlite"));
        foreach (var (name, value) in options.Settings)
        {
            _settings[name] = value;
        }
    }

    public async Task<Verdict> RunAsync()
    {
        var started = Stopwatch.GetTimestamp();
        var round = 0;
        foreach (var death in Death.Deaths(_options.Seed))
        {
            if (++round > _options.Rounds || (_options.Time > TimeSpan.Zero && Stopwatch.GetElapsedTime(started) > _options.Time))
            {
                break;
            }

            await LiveAsync(round, death);
        }

        using var last = ServiceProcess.Start(_settings);
        var finish = new Finish(_ledger, _mailbox, _sender, _progress, last);
        return new Verdict(_deaths, _ledger, _mailbox, await finish.CheckAsync(_folder.File("aggregates.sqlite")));
    }

    public void Dispose()
    {
        _sender.Dispose();
        _progress.Dispose();
        _mailbox.Dispose();
        _broker.Dispose();
        _folder.Dispose();
    }

    private async Task LiveAsync(int round, Death death)
    {
        var backlog = _random.Next(40, 400);
        await using var trouble = _options.BrokerTrouble ? new BrokerTrouble(_broker, Brokers, _random.Next()) : null;
        using var service = ServiceProcess.Start(_settings, death.Kill);
        var started = Stopwatch.GetTimestamp();
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(25));
        while (!service.HasExited && Stopwatch.GetElapsedTime(started) < death.After)
        {
            if (_progress.Committed() is { } committed && _sender.Sent - committed < backlog)
            {
                await _sender.SendAsync(20);
            }

            await tick.WaitForNextTickAsync();
        }

        var name = await EndAsync(service, death);
        _deaths[name] = _deaths.GetValueOrDefault(name) + 1;
        _options.Report(FormattableString.Invariant(
            $"round {round}: {death.Kill ?? death.Name} ({name}) after {Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s; {_sender.Sent} sent, {_progress.Committed()} committed"));
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

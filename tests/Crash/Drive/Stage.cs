using ScenarioOrleans.Crash.Tests.Checks;
using ScenarioOrleans.Crash.Tests.Support;
using ScenarioOrleans.Crash.Tests.Workload;
using ScenarioOrleans.Kafka.Embedded;

namespace ScenarioOrleans.Crash.Tests.Drive;

/// <summary>Everything around the service that outlives it: the broker, who sends, who reads, what has to come of it, its database file.</summary>
internal sealed class Stage : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly EmbeddedBroker? _broker;

    /// <param name="seed">Decides the requests.</param>
    /// <param name="brokers">How many brokers the cluster has.</param>
    /// <param name="settings">Settings of the service beside the usual.</param>
    /// <param name="realBroker">A broker of its own to use instead of the embedded one, without topics yet.</param>
    public Stage(int seed, int brokers = 1, IReadOnlyDictionary<string, string>? settings = null, string? realBroker = null)
    {
        _broker = realBroker is null ? Topics.StartBroker(brokers) : null;
        var address = realBroker ?? Broker.BootstrapServers;
        if (realBroker is not null)
        {
            Topics.Create(realBroker);
        }

        var requests = new Generator(seed);
        Ledger = new Ledger(requests.Plans);
        Mailbox = new Mailbox(address);
        Sender = new Sender(address, requests, Ledger, seed);
        Progress = new Progress(address);
        Settings = ServiceSettings.Of(address, DatabaseFile);
        foreach (var (name, value) in settings ?? new Dictionary<string, string>())
        {
            Settings[name] = value;
        }
    }

    /// <summary>The embedded broker, whose troubles can be had for the asking.</summary>
    public EmbeddedBroker Broker => _broker ?? throw new InvalidOperationException("A real broker is used.");

    public Ledger Ledger { get; }

    public Mailbox Mailbox { get; }

    public Sender Sender { get; }

    public Progress Progress { get; }

    /// <summary>What services are started with.</summary>
    public Dictionary<string, string> Settings { get; }

    /// <summary>The database of <c>sqlite</c>.</summary>
    public string DatabaseFile => _folder.File("aggregates.sqlite");

    /// <summary>Messages that are sent and not committed; null when the broker did not say.</summary>
    public long? Backlog => Sender.Sent - Progress.Committed();

    public ServiceProcess Start(string? kill = null) => ServiceProcess.Start(Settings, kill);

    /// <param name="also">Settings that come before those of the stage.</param>
    public ServiceProcess Start(IReadOnlyDictionary<string, string> also) =>
        ServiceProcess.Start(also.Concat(Settings.Where(setting => !also.ContainsKey(setting.Key))));

    /// <summary>Sends until so many messages wait, and again when they are fewer, for as long as the condition holds.</summary>
    public async Task SendWhileAsync(Func<bool> condition, int backlog)
    {
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(25));
        while (condition())
        {
            if (Backlog < backlog)
            {
                await Sender.SendAsync(20);
            }

            await tick.WaitForNextTickAsync();
        }
    }

    /// <summary>Lets the services finish and stop, and checks everything.</summary>
    /// <returns>All that is wrong, in words.</returns>
    public Task<IReadOnlyList<string>> FinishAsync(params IReadOnlyList<ServiceProcess> services) => FinishAsync(new FinishOptions(), services);

    /// <inheritdoc cref="FinishAsync(IReadOnlyList{ServiceProcess})"/>
    public Task<IReadOnlyList<string>> FinishAsync(FinishOptions options, params IReadOnlyList<ServiceProcess> services) =>
        new Finish(this, options, services).CheckAsync();

    public void Dispose()
    {
        Sender.Dispose();
        Progress.Dispose();
        Mailbox.Dispose();
        _broker?.Dispose();
        _folder.Dispose();
    }
}

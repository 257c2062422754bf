using ScenarioOrleans.Crash.Tests.Checks;
using ScenarioOrleans.Crash.Tests.Support;
using ScenarioOrleans.Crash.Tests.Workload;
using ScenarioOrleans.Kafka.Embedded;

namespace ScenarioOrleans.Crash.Tests.Drive;

/// <summary>Everything around the service that outlives it: the broker, who sends, who reads, what has to come of it, its database file.</summary>
internal sealed class Stage : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    /// <param name="seed">Decides the requests.</param>
    /// <param name="brokers">How many brokers the cluster has.</param>
    /// <param name="settings">Settings of the service beside the usual.</param>
    public Stage(int seed, int brokers = 1, IReadOnlyDictionary<string, string>? settings = null)
    {
        Broker = Topics.StartBroker(brokers);
        var requests = new Generator(seed);
        Ledger = new Ledger(requests.Plans);
        Mailbox = new Mailbox(Broker.BootstrapServers);
        Sender = new Sender(Broker.BootstrapServers, requests, Ledger, seed);
        Progress = new Progress(Broker.BootstrapServers);
        Settings = ServiceSettings.Of(Broker.BootstrapServers, DatabaseFile);
        foreach (var (name, value) in settings ?? new Dictionary<string, string>())
        {
            Settings[name] = value;
        }
    }

    public EmbeddedBroker Broker { get; }

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
        Broker.Dispose();
        _folder.Dispose();
    }
}

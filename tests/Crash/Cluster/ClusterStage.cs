using System.Diagnostics;
using System.Globalization;
using Npgsql;
using ScenarioOrleans.Crash.Tests.Drive;
using ScenarioOrleans.Crash.Tests.Support;
using ScenarioOrleans.Silo.Clustering;
using PostgresServer = ScenarioOrleans.Storage.Tests.Support.PostgresServer;

namespace ScenarioOrleans.Crash.Tests.Cluster;

/// <summary>
/// What silos of a cluster share: a broker, and a PostgreSQL database where they keep their states and find each other. The embedded broker shares
/// out the partitions of a group at the pace of its session timeout, and refuses commits meanwhile; how long requests wait, and whether answers come
/// again, is told by a real one, which <c>SCENARIO_TEST_BROKER</c> names: one without topics, for one test.
/// </summary>
internal sealed class ClusterStage : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(90);

    private static readonly string? RealBroker = Environment.GetEnvironmentVariable("SCENARIO_TEST_BROKER");

    private readonly PostgresServer _server = new();
    private readonly List<ServiceProcess> _silos = [];

    /// <param name="seed">Decides the requests.</param>
    /// <param name="settings">Settings of every silo beside the usual.</param>
    public ClusterStage(int seed, params IReadOnlyList<(string Name, string Value)> settings)
    {
        Database = _server.CreateDatabase();
        Stage = new Stage(seed, settings: new Dictionary<string, string>(settings.Select(setting => KeyValuePair.Create(setting.Name, setting.Value)))
        {
            ["Kafka:JoinGroup"] = "true",
            ["Kafka:MaxAttempts"] = "6",
            ["Scenario:Storage:Provider"] = "postgres",
            ["Scenario:Storage:Path"] = string.Empty,
            ["Scenario:Storage:ConnectionString"] = Database,
        }, realBroker: RealBroker);
    }

    public static bool IsBrokerReal => RealBroker is not null;

    public Stage Stage { get; }

    /// <summary>How to connect to the database.</summary>
    public string Database { get; }

    /// <summary>The longest time between a rollup request and its answer; those without one do not count.</summary>
    public TimeSpan LongestWait => Stage.Ledger.SentAt
        .Select(sent => Stage.Mailbox.AnsweredAt(sent.Key) is { } answered ? Stopwatch.GetElapsedTime(sent.Value, answered) : TimeSpan.Zero)
        .Max();

    /// <summary>Starts a silo, at a port of its own unless the settings say another.</summary>
    public ServiceProcess Start(params IReadOnlyList<(string Name, string Value)> settings)
    {
        var also = new Dictionary<string, string>
        {
            [SiloPorts.SiloPort] = FreePorts.Take(1)[0].ToString(CultureInfo.InvariantCulture),
            [SiloPorts.GatewayPort] = "0",
        };
        foreach (var (name, value) in settings)
        {
            also[name] = value;
        }

        var silo = Stage.Start(also);
        _silos.Add(silo);
        return silo;
    }

    /// <summary>Waits until each has joined the others and the group.</summary>
    /// <returns>How long that took.</returns>
    public static async Task<TimeSpan> ReadyAsync(params IReadOnlyList<ServiceProcess> silos)
    {
        var started = Stopwatch.GetTimestamp();
        using var http = new HttpClient();
        foreach (var silo in silos)
        {
            await Wait.ForAsync("a silo's start", () => silo.Ready.IsCompleted || silo.HasExited, Limit);
            silo.HasExited.ShouldBeFalse(string.Join('\n', silo.Log));
            await WaitForAsync($"{await silo.Ready}/health/ready", http);
        }

        return Stopwatch.GetElapsedTime(started);
    }

    /// <summary>A few requests at a time, at a pace that the silos can keep, until something is done.</summary>
    public async Task SendUntilAsync(Task done)
    {
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (!done.IsCompleted)
        {
            await Stage.Sender.SendAsync(2);
            await tick.WaitForNextTickAsync();
        }

        await done;
    }

    /// <summary>More requests, until all but a few of what is sent are done.</summary>
    public async Task MoreAsync(int requests)
    {
        await Stage.Sender.SendAsync(requests);
        await Wait.ForAsync("the messages", () => Stage.Backlog < 50, Limit);
    }

    /// <summary>Lets the silos finish and stop.</summary>
    /// <returns>All that is wrong, in words: answers, dead letters, summaries, and the sums as stored.</returns>
    public Task<IReadOnlyList<string>> FinishAsync(params IReadOnlyList<ServiceProcess> silos) => FinishAsync(new FinishOptions(), silos);

    /// <inheritdoc cref="FinishAsync(IReadOnlyList{ServiceProcess})"/>
    public async Task<IReadOnlyList<string>> FinishAsync(FinishOptions options, params IReadOnlyList<ServiceProcess> silos)
    {
        var faults = await Stage.FinishAsync(options, silos);
        await using var connection = new NpgsqlConnection(Database + ";Pooling=false");
        await connection.OpenAsync();
        return [.. faults, .. Stage.Ledger.Plans.SelectMany(plan => Stage.Ledger.Running(plan.Key).Differences(FigureTable.Read(connection, plan)))];
    }

    /// <summary>One column of a query's rows.</summary>
    public IReadOnlyList<string> Query(string query)
    {
        using var connection = new NpgsqlConnection(Database + ";Pooling=false");
        connection.Open();
        using var command = new NpgsqlCommand(query, connection);
        using var rows = command.ExecuteReader();
        var found = new List<string>();
        while (rows.Read())
        {
            found.Add(Convert.ToString(rows.GetValue(0), CultureInfo.InvariantCulture)!);
        }

        return found;
    }

    public void Dispose()
    {
        _silos.ForEach(silo => silo.Dispose());
        Stage.Dispose();
        _server.Dispose();
    }

    private static async Task WaitForAsync(string url, HttpClient http)
    {
        using var limit = new CancellationTokenSource(Limit);
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!(await http.GetAsync(new Uri(url), limit.Token)).IsSuccessStatusCode)
        {
            await tick.WaitForNextTickAsync(limit.Token);
        }
    }
}

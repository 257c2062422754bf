using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using ScenarioOrleans.Rig.Broker;

namespace ScenarioOrleans.Rig.Processes;

/// <summary>`scenario serve` as a process of its own, on a broker, with storage in a folder of its own.</summary>
internal sealed class Service : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    private readonly Child _child;
    private readonly HttpClient _http;
    private readonly long _started;

    private Service(Child child, HttpClient http, long started) => (_child, _http, _started) = (child, http, started);

    /// <summary>When partitions were assigned, as <see cref="Stopwatch.GetTimestamp"/>, and what the process had used by then.</summary>
    public (long Timestamp, ProcessFigures Figures) Subscribed { get; private set; }

    /// <summary>Completes when it has partitions. Nobody asks it yet whether it is ready: that would be work beside what is measured.</summary>
    /// <param name="options">Where the program is.</param>
    /// <param name="broker">Its broker and topics.</param>
    /// <param name="storage">The SQLite file; null: memory.</param>
    /// <param name="settings">Further variables of the environment.</param>
    /// <param name="cancel">Gives up.</param>
    public static async Task<Service> StartAsync(
        RigOptions options, BenchBroker broker, string? storage, IReadOnlyDictionary<string, string>? settings, CancellationToken cancel)
    {
        var url = $"http://127.0.0.1:{FreePort()}";
        var start = new ProcessStartInfo("dotnet", [options.Program, "serve", "--url", url, "--env-file", EmptyFile(options)]);
        foreach (var (name, value) in Settings(broker, storage).Concat(settings ?? new Dictionary<string, string>()))
        {
            start.Environment[name] = value;
        }

        var assigned = new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously);
        var started = Stopwatch.GetTimestamp();
        var child = Child.Start("The service", start, line =>
        {
            if (line.Contains("Assigned ", StringComparison.Ordinal))
            {
                assigned.TrySetResult(Stopwatch.GetTimestamp());
            }
        });
        var service = new Service(child, new HttpClient { BaseAddress = new Uri(url) }, started);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(StartLimit);
        service.Subscribed = (await assigned.Task.WaitAsync(limit.Token), child.Figures());
        return service;
    }

    /// <summary>Waits until it says that it is ready. Returns how long that is after the process' start.</summary>
    public async Task<TimeSpan> ReadyAsync(CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(StartLimit);
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        while (!await IsReadyAsync(limit.Token))
        {
            await tick.WaitForNextTickAsync(limit.Token);
        }

        return Stopwatch.GetElapsedTime(_started);
    }

    public ProcessFigures Figures() => _child.Figures();

    /// <summary>The kernel forgets the most memory the process ever had; from here on it is counted anew.</summary>
    public void ForgetPeak() => File.WriteAllText($"/proc/{_child.Id}/clear_refs", "5");

    /// <summary>What /api/status says.</summary>
    public async Task<JsonObject> StatusAsync(CancellationToken cancel) => (await _http.GetFromJsonAsync<JsonObject>("/api/status", cancel))!;

    /// <summary>The offset that the service expects next from a partition; everything below was received.</summary>
    public async Task<long> PositionAsync(int partition, CancellationToken cancel) =>
        (await StatusAsync(cancel))["partitions"]!.AsArray().Single(each => each!["partition"]!.GetValue<int>() == partition)!["position"]?.GetValue<long>() ?? 0;

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _child.DisposeAsync();
    }

    private static Dictionary<string, string> Settings(BenchBroker broker, string? storage)
    {
        var settings = new Dictionary<string, string>
        {
            ["KAFKA_BOOTSTRAP_SERVERS"] = broker.Bootstrap,
            ["KAFKA_TOPIC"] = broker.Topics.Input,
            ["KAFKA_RESPONSE_TOPIC"] = broker.Topics.Response,
            ["KAFKA_DEAD_LETTER_TOPIC"] = broker.Topics.DeadLetter,
            ["KAFKA_GROUP_ID"] = broker.Topics.Input,
            ["Scenario__Storage__Provider"] = storage is null ? "memory" : "sqlite",
        };
        if (storage is not null)
        {
            settings["Scenario__Storage__Path"] = storage;
        }

        if (broker.IsEmbedded)
        {
            // It takes seconds to form a group, and holds an empty fetch for its whole time.
            settings["Kafka__JoinGroup"] = "false";
            settings["Kafka__FetchWait"] = "00:00:00.001";
        }

        return settings;
    }

    private static string EmptyFile(RigOptions options)
    {
        var file = Path.Combine(options.Scratch, "empty.env");
        File.WriteAllText(file, string.Empty);
        return file;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task<bool> IsReadyAsync(CancellationToken cancel)
    {
        try
        {
            using var answer = await _http.GetAsync("/health/ready", cancel);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}

using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ScenarioOrleans.Kafka.Consuming;
using ScenarioOrleans.Kafka.Handling;
using ScenarioOrleans.Kafka.Status;

namespace ScenarioOrleans.Kafka.Tests.Support;

/// <summary>The Kafka side of one silo, as the host runs it, with short times and a handler of the test's.</summary>
internal sealed class IngestRig : IAsyncDisposable
{
    private readonly IHost _host;

    private readonly LogLines _log;

    private IngestRig(IHost host, LogLines log) => (_host, _log) = (host, log);

    /// <summary>What the service has logged.</summary>
    public IReadOnlyCollection<string> Log => _log.Lines;

    public IngestSnapshot Status => Get<IngestStatus>().Snapshot();

    public KafkaIngest Ingest => Get<KafkaIngest>();

    public IHostApplicationLifetime Lifetime => Get<IHostApplicationLifetime>();

    public T Get<T>()
        where T : notnull => _host.Services.GetRequiredService<T>();

    public static Task<IngestRig> StartAsync(
        TestTopics topics, IMessageHandler handler, params (string Name, string Value)[] settings) => StartAsync(topics, handler, null, settings);

    public static async Task<IngestRig> StartAsync(
        TestTopics topics, IMessageHandler handler, IBatchHandler? batches, params (string Name, string Value)[] settings)
    {
        var values = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Kafka:BootstrapServers"] = topics.Broker.BootstrapServers,
            ["Kafka:GroupId"] = TestTopics.Group,
            ["Kafka:InputTopic"] = TestTopics.Input,
            ["Kafka:ResponseTopic"] = TestTopics.Response,
            // Forming a group takes the embedded broker 3 seconds, so only tests about groups do it.
            ["Kafka:JoinGroup"] = "false",
            // The broker gives a changed group this time less a second to come together; a new one needs 3 seconds to form.
            ["Kafka:SessionTimeout"] = Text(TimeSpan.FromSeconds(4)),
            ["Kafka:HeartbeatInterval"] = Text(TimeSpan.FromMilliseconds(200)),
            ["Kafka:FetchWait"] = Text(TimeSpan.FromMilliseconds(5)),
            ["Kafka:CommitInterval"] = Text(TimeSpan.FromMilliseconds(20)),
            ["Kafka:FirstRetryDelay"] = Text(TimeSpan.FromMilliseconds(2)),
            ["Kafka:MaxRetryDelay"] = Text(TimeSpan.FromMilliseconds(20)),
            ["Kafka:PauseAfter"] = Text(TimeSpan.FromMilliseconds(5)),
        };
        foreach (var (name, value) in settings)
        {
            values[$"Kafka:{name}"] = value;
        }

        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(values);
        var log = new LogLines();
        builder.Services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Debug).AddProvider(log));
        builder.Services.AddSingleton(handler);
        builder.Services.AddSingleton<IFailureClassifier, TestFailures>();
        if (handler is IFlushPending pending)
        {
            builder.Services.AddSingleton(pending);
        }

        if (batches is not null)
        {
            builder.Services.AddSingleton(batches);
        }

        builder.Services.AddKafka(builder.Configuration);
        var rig = new IngestRig(builder.Build(), log);
        await rig._host.StartAsync();
        return rig;
    }

    public static string Text(TimeSpan time) => time.ToString("c", CultureInfo.InvariantCulture);

    /// <summary>Waits until so many partitions are assigned.</summary>
    public Task OwnsAsync(int partitions) => Until(() => Status.Partitions.Count == partitions, $"{partitions} partitions assigned");

    /// <summary>Waits for a condition; if it does not come, the failure tells the status and the log.</summary>
    public Task Until(Func<bool> condition, string what) =>
        Wait.Until(condition, what, () => $"{Status}\n{string.Join('\n', Log)}");

    /// <summary>Stops as on SIGTERM.</summary>
    public Task StopAsync() => _host.StopAsync();

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }
}

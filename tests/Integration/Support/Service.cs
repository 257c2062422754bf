using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ScenarioOrleans.Kafka.Embedded;
using ScenarioOrleans.Silo.Hosting;

namespace ScenarioOrleans.Integration.Tests.Support;

/// <summary>The whole service in this process, as <c>serve</c> runs it, on an embedded broker that outlives it.</summary>
public sealed class Service : IAsyncDisposable
{
    public const string Input = "Scenario-Execute";
    public const string Response = "Scenario-Execute-Response";
    public const string DeadLetter = "Scenario-Execute.DLT";

    private readonly WebApplication _app;

    private Service(WebApplication app) => _app = app;

    public IServiceProvider Services => _app.Services;

    public HttpClient Http { get; private set; } = null!;

    /// <summary>A broker with the service's topics.</summary>
    public static EmbeddedBroker StartBroker(int partitions = 1)
    {
        var broker = EmbeddedBroker.Start();
        foreach (var topic in new[] { Input, Response, DeadLetter })
        {
            broker.CreateTopic(topic, partitions);
        }

        return broker;
    }

    /// <summary>
    /// Has a service join its group. Quick sessions: the embedded broker waits for one after the last member has left.
    /// </summary>
    public static readonly (string Name, string Value)[] JoinGroup =
    [
        ("Kafka:JoinGroup", "true"), ("Kafka:SessionTimeout", "00:00:06"), ("Kafka:HeartbeatInterval", "00:00:01"),
    ];

    /// <summary>Starts the service. It takes all partitions without waiting for a group, unless the settings say otherwise.</summary>
    public static async Task<Service> StartAsync(
        EmbeddedBroker broker, Action<IServiceCollection>? services = null, params (string Name, string Value)[] settings)
    {
        var all = new Dictionary<string, string?>
        {
            ["Kafka:BootstrapServers"] = broker.BootstrapServers,
            ["Kafka:JoinGroup"] = "false",
            ["Kafka:CommitInterval"] = "00:00:00.050",
        };
        foreach (var (name, value) in settings)
        {
            all[name] = value;
        }

        var app = ScenarioHost.Build(
            new ScenarioHostOptions { Url = "http://127.0.0.1:0", LogLevel = LogLevel.Warning, Settings = all, DotEnvPath = string.Empty },
            builder => services?.Invoke(builder.Services));
        await app.StartAsync();
        return new Service(app) { Http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) } };
    }

    public Task StopAsync() => _app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}

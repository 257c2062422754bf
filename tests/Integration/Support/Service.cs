using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ScenarioOrleans.Silo.Hosting;
using ScenarioOrleans.Silo.Kafka.Embedded;

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

    /// <summary>Starts the service as a member of the consumer group.</summary>
    public static async Task<Service> StartAsync(
        EmbeddedBroker broker, Action<IServiceCollection>? services = null, params (string Name, string Value)[] settings)
    {
        var all = new Dictionary<string, string?>
        {
            ["Kafka:BootstrapServers"] = broker.BootstrapServers,
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

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}

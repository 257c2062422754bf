using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ScenarioOrleans.Kafka.Embedded;
using ScenarioOrleans.Kafka.Options;
using ScenarioOrleans.Kafka.Producing;
using ScenarioOrleans.Kafka.Records;
using ScenarioOrleans.Silo.Hosting;
using ScenarioOrleans.Silo.Live;
using ScenarioOrleans.Silo.Status;

namespace ScenarioOrleans.Cli.Demo;

/// <summary>The service in this process, with its embedded broker unless a broker is configured.</summary>
internal sealed class HostedService : IDemoService, IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly IRecordProducer _producer;
    private readonly StatusReader _status;
    private readonly KafkaOptions _kafka;
    private readonly LatestAnswer _latest;

    private HostedService(WebApplication app, LatestAnswer latest)
    {
        (_app, _latest) = (app, latest);
        _producer = app.Services.GetRequiredService<IRecordProducer>();
        _status = app.Services.GetRequiredService<StatusReader>();
        _kafka = app.Services.GetRequiredService<IOptions<KafkaOptions>>().Value;
        app.Services.GetRequiredService<KafkaProducer>().Connect(_kafka.InputTopic);
    }

    public string BootstrapServers => _app.Services.GetRequiredService<BrokerAddress>().BootstrapServers;

    public string ResponseTopic => _kafka.ResponseTopic;

    public string DeadLetterTopic => _kafka.EffectiveDeadLetterTopic;

    /// <summary>Where the web endpoint listens.</summary>
    public string Url => _app.Urls.First();

    /// <summary>Returns when the silo runs; messages may be sent from then on.</summary>
    public static async Task<HostedService> StartAsync(string url, CancellationToken cancel)
    {
        var app = ScenarioHost.Build(new ScenarioHostOptions { Url = url, LogLevel = LogLevel.Warning });
        try
        {
            await app.StartAsync(cancel);
            return new HostedService(app, await LatestAnswer.FollowAsync(app.Services.GetRequiredService<LiveHub>()));
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    public Task SendAsync(string? key, ReadOnlyMemory<byte> value, CancellationToken cancel) => _producer.ProduceAsync(
        new OutgoingRecord(_kafka.InputTopic, key is null ? null : Encoding.UTF8.GetBytes(key), value, [], TimestampMilliseconds: null), cancel);

    public ServiceFigures Read()
    {
        var status = _status.Read();
        return new ServiceFigures(status.Messages, status.Rows, status.Lag, status.DeadLetters, status.Lost, _latest.Text);
    }

    public async ValueTask DisposeAsync()
    {
        await _latest.DisposeAsync();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}

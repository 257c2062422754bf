using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Options;
using ScenarioOrleans.Integration.Tests.Support;

namespace ScenarioOrleans.Integration.Tests;

public sealed class TelemetryTests
{
    [Fact]
    public async Task Collector_Configured_GetsMetricsAndTraces()
    {
        await using var collector = new Collector();
        await collector.StartAsync();
        using var broker = Service.StartBroker();
        await using (var service = await Service.StartAsync(
            broker, null, ("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Url), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"), ("OTEL_SERVICE_NAME", "weekly-figures")))
        {
            using var client = new TopicClient(broker.BootstrapServers);
            await client.AnswerToAsync(await client.SendAsync(Requests.Ones("org-1", 3)));
        }

        collector.Received("/v1/metrics").ShouldContain("messaging.client.consumed.messages");
        collector.Received("/v1/metrics").ShouldContain("weekly-figures");
        collector.Received("/v1/traces").ShouldContain("process Scenario-Execute");
    }

    [Fact]
    public async Task Endpoint_ThatIsNoAddress_IsRefusedAtStart()
    {
        using var broker = Service.StartBroker();

        (await Should.ThrowAsync<OptionsValidationException>(() => Service.StartAsync(broker, null, ("OTEL_EXPORTER_OTLP_ENDPOINT", "nowhere"))))
            .Message.ShouldContain("OTEL_EXPORTER_OTLP_ENDPOINT is 'nowhere'");
    }

    /// <summary>Takes what is sent over HTTP and keeps its bytes as text.</summary>
    private sealed class Collector : IAsyncDisposable
    {
        private readonly ConcurrentDictionary<string, ConcurrentQueue<string>> _received = new();
        private readonly WebApplication _app;

        public Collector()
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            _app = builder.Build();
            _app.Run(async context =>
            {
                using var body = new MemoryStream();
                await context.Request.Body.CopyToAsync(body);
                _received.GetOrAdd(context.Request.Path.Value!, _ => []).Enqueue(Encoding.Latin1.GetString(body.ToArray()));
            });
        }

        public string Url => _app.Urls.First();

        public Task StartAsync() => _app.StartAsync();

        public string Received(string path) => string.Concat(_received.GetValueOrDefault(path) ?? []);

        public ValueTask DisposeAsync() => _app.DisposeAsync();
    }
}

using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Dashboard;
using ScenarioOrleans.OrleansStandIn.Budgets;

namespace ScenarioOrleans.OrleansStandIn.Dashboard;

public sealed class DashboardTests : IAsyncLifetime, IDisposable
{
    private readonly HttpClient _http = new();
    private WebApplication _app = null!;

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.UseOrleans(silo =>
        {
            Clusters.CheckOnly(silo.Services);
            silo.UseLocalhostClustering(18311, 18312).AddDashboard();
        });
        _app = builder.Build();
        _app.MapOrleansDashboard("/dashboard");
        await _app.StartAsync();
        _http.BaseAddress = new Uri(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    public void Dispose() => _http.Dispose();

    [Theory]
    [InlineData("/dashboard")]
    [InlineData("/dashboard/")]
    public async Task Page_IsOneDocumentThatSaysWhatItIs(string path)
    {
        var answer = await _http.GetAsync(path);
        var page = await answer.Content.ReadAsStringAsync();

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
        page.ShouldContain("Orleans stand-in");
        page.ShouldContain("fetch(\"/dashboard/counters.json\"");
        page.ShouldNotContain("http://");
        page.ShouldNotContain("https://");
    }

    [Fact]
    public async Task Counters_CountCallsActivationsAndSilos()
    {
        var grain = _app.Services.GetRequiredService<IGrainFactory>().GetGrain<IPingGrain>(40);
        var before = await PingCallsAsync();
        for (var i = 0; i < 5; i++)
        {
            await grain.PingAsync(i);
        }

        var counters = await CountersAsync();

        (await PingCallsAsync() - before).ShouldBe(5);
        counters.GetProperty("silos").GetArrayLength().ShouldBe(1);
        GrainOf(counters).GetProperty("activations").GetInt32().ShouldBe(1);
    }

    private static JsonElement GrainOf(JsonElement counters)
        => counters.GetProperty("grains").EnumerateArray().Single(grain => grain.GetProperty("name").GetString() == nameof(PingGrain));

    private async Task<JsonElement> CountersAsync()
        => JsonDocument.Parse(await _http.GetStringAsync("/dashboard/counters.json")).RootElement.Clone();

    private async Task<long> PingCallsAsync()
        => GrainOf(await CountersAsync()).GetProperty("methods").EnumerateArray()
            .Where(method => method.GetProperty("name").GetString() == nameof(IPingGrain.PingAsync))
            .Sum(method => method.GetProperty("calls").GetInt64());
}

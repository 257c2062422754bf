using System.Net;
using System.Net.Sockets;
using ScenarioOrleans.Silo.Hosting;

namespace ScenarioOrleans.Silo.Tests.Hosting;

/// <summary>What something else listens at is told by the setting that chose it, before anything has begun.</summary>
public sealed class ListenCheckTests : IDisposable
{
    private readonly TcpListener _taken = new(IPAddress.Loopback, 0);

    public ListenCheckTests() => _taken.Start();

    private int Port => ((IPEndPoint)_taken.LocalEndpoint).Port;

    [Fact]
    public async Task Start_WebAddressIsTaken_NamesTheOption() => (await StartAsync($"http://127.0.0.1:{Port}"))
        .ShouldStartWith($"--url is 'http://127.0.0.1:{Port}' but 127.0.0.1:{Port} cannot be listened at: ");

    [Fact]
    public async Task Start_OneOfSeveralWebAddressesIsTaken_NamesTheVariable() =>
        (await StartAsync(null, ("ASPNETCORE_URLS", $"http://127.0.0.1:0;http://localhost:{Port}")))
            .ShouldStartWith($"ASPNETCORE_URLS is 'http://127.0.0.1:0;http://localhost:{Port}' but 127.0.0.1:{Port} cannot be listened at: ");

    [Fact]
    public async Task Start_AddressOfAnotherMachine_IsTold() =>
        (await StartAsync("http://203.0.113.7:8088")).ShouldContain("203.0.113.7:8088 cannot be listened at: ");

    [Theory]
    [InlineData("ORLEANS_SILO_PORT")]
    [InlineData("ORLEANS_GATEWAY_PORT")]
    public async Task Start_SiloPortIsTaken_NamesTheVariable(string variable) => (await StartAsync("http://127.0.0.1:0", (variable, $"{Port}")))
        .ShouldBe($"{variable} is '{Port}' but 127.0.0.1:{Port} cannot be listened at: Address already in use. End what listens there, or choose another.");

    public void Dispose() => _taken.Dispose();

    private static async Task<string> StartAsync(string? url, params (string Name, string Value)[] settings)
    {
        await using var app = ScenarioHost.Build(new ScenarioHostOptions
        {
            Url = url,
            DotEnvPath = "no.env",
            Settings = settings.ToDictionary(setting => setting.Name, setting => (string?)setting.Value),
        });
        return (await Should.ThrowAsync<IOException>(() => app.StartAsync())).Message;
    }
}

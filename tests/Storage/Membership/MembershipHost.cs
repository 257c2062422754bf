using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;
using ScenarioOrleans.Storage.Membership;
using ScenarioOrleans.Storage.Options;

namespace ScenarioOrleans.Storage.Tests.Membership;

/// <summary>What a silo of the cluster asks of the membership's database, without a silo.</summary>
internal sealed class MembershipHost : IDisposable
{
    private readonly IHost _host;

    public MembershipHost(string connectionString, string service = "service", string cluster = "cluster")
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration.AddInMemoryCollection(
        [
            KeyValuePair.Create<string, string?>($"{StorageOptions.Section}:Provider", StorageProviders.Postgres),
            KeyValuePair.Create<string, string?>($"{StorageOptions.Section}:ConnectionString", connectionString),
        ]);
        builder.UseOrleans(silo => silo
            .ConfigureEndpoints(IPAddress.Loopback, 11_111, 30_000)
            .Configure<ClusterOptions>(options => (options.ServiceId, options.ClusterId) = (service, cluster))
            .AddScenarioStorage(builder.Configuration)
            .UsePostgresMembership());
        _host = builder.Build();
    }

    public IMembershipTable Table => _host.Services.GetRequiredService<IMembershipTable>();

    private MembershipDatabase Database => _host.Services.GetRequiredService<MembershipDatabase>();

    /// <summary>An entry of a silo as Orleans makes it.</summary>
    public static MembershipEntry Silo(int generation, SiloStatus status = SiloStatus.Joining) => new()
    {
        SiloAddress = SiloAddress.New(IPAddress.Loopback, 11_111, generation),
        SiloName = $"silo-{generation}",
        HostName = "host",
        Status = status,
        ProxyPort = 30_000,
        StartTime = new DateTime(2024, 1, 5, 10, 0, 0, DateTimeKind.Utc),
        IAmAliveTime = new DateTime(2024, 1, 5, 10, 0, generation, DateTimeKind.Utc),
    };

    public void Open() => Database.Open();

    /// <summary>As a silo begins: the database first, then Orleans' table.</summary>
    public async Task<IMembershipTable> StartAsync()
    {
        Open();
        await Table.InitializeMembershipTableAsync(tryInitTableVersion: true, CancellationToken.None);
        return Table;
    }

    public void Dispose() => _host.Dispose();
}

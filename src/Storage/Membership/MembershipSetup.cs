using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ScenarioOrleans.Storage.Membership;

/// <summary>Has the silos of a cluster meet in the PostgreSQL database that keeps their states.</summary>
public static class MembershipSetup
{
    private const string Npgsql = "Npgsql";

    /// <summary>
    /// Orleans' own ADO.NET membership. Its tables and queries are made when the silo starts, before it looks for them. Needs
    /// <see cref="StorageSetup.AddScenarioStorage"/> with the provider <c>postgres</c>.
    /// </summary>
    public static ISiloBuilder UsePostgresMembership(this ISiloBuilder silo)
    {
        ArgumentNullException.ThrowIfNull(silo);
        silo.Services.TryAddSingleton(TimeProvider.System);
        silo.Services.AddSingleton<MembershipDatabase>();
        silo.Services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>, MembershipOpening>();
        return silo.UseAdoNetClustering(options => options.Configure<MembershipDatabase>(static (adoNet, database) =>
        {
            adoNet.Invariant = Npgsql;
            adoNet.DataSource = database.Connections;
        }));
    }
}

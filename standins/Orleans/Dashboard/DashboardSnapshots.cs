using System.Diagnostics;
using Orleans.Runtime;

namespace Orleans.Dashboard;

/// <summary>Reads the counters of the cluster's silos.</summary>
internal sealed class DashboardSnapshots(ClusterFabric fabric)
{
    /// <summary>Totals since the start; the page makes rates of two snapshots.</summary>
    public DashboardSnapshot Take()
    {
        var silos = fabric.Silos;
        return new DashboardSnapshot(
            Stopwatch.GetTimestamp() / (double)Stopwatch.Frequency,
            [.. silos.Select(silo => new SiloRow(silo.Name, silo.Address.ToString(), silo.Status.ToString(), silo.ActivationCount))],
            [.. silos.SelectMany(silo => silo.Catalog.Classes).GroupBy(known => known.Type).Select(RowOf).OrderBy(row => row.Name)],
            Environment.WorkingSet / (1024 * 1024));
    }

    private static GrainRow RowOf(IGrouping<Type, GrainClass> group)
        => new(
            group.Key.Name,
            group.Key.FullName!,
            group.Sum(known => known.ActivationCount),
            [
                .. group.First().Interfaces
                    .Select(InterfaceCatalog.FindMade)
                    .OfType<GrainInterface>()
                    .SelectMany(known => known.Methods)
                    .Select(method => new MethodRow(
                        method.Name,
                        method.Counters.Calls,
                        method.Counters.Ticks * 1000.0 / Stopwatch.Frequency,
                        method.Counters.Faults)),
            ]);
}

internal sealed record DashboardSnapshot(
    double Seconds, IReadOnlyList<SiloRow> Silos, IReadOnlyList<GrainRow> Grains, long WorkingSetMegabytes);

internal sealed record SiloRow(string Name, string Address, string Status, int Activations);

internal sealed record GrainRow(string Name, string FullName, int Activations, IReadOnlyList<MethodRow> Methods);

internal sealed record MethodRow(string Name, long Calls, double Milliseconds, long Faults);

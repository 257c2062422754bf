using Orleans.Concurrency;

namespace Orleans.Runtime;

[StatelessWorker]
internal sealed class ManagementGrain(ClusterFabric fabric) : Grain, IManagementGrain
{
    public Task<Dictionary<SiloAddress, SiloStatus>> GetHosts(bool onlyActive = false)
        => Task.FromResult(fabric.Silos
            .Where(silo => !onlyActive || silo.IsActive)
            .ToDictionary(silo => silo.Address, silo => silo.Status));

    public Task ForceActivationCollection(TimeSpan ageLimit)
        => Task.WhenAll(fabric.Silos.Select(silo => silo.CollectIdleAsync(ageLimit)));

    public Task<SimpleGrainStatistic[]> GetSimpleGrainStatistics()
        => Task.FromResult<SimpleGrainStatistic[]>([.. fabric.Silos.SelectMany(StatisticsOf)]);

    public Task<int> GetTotalActivationCount() => Task.FromResult(fabric.Silos.Sum(silo => silo.ActivationCount));

    public ValueTask<SiloAddress?> GetActivationAddress(IAddressable reference)
        => new(fabric.Directory.TryFind(reference.GetGrainId(), out var found) ? found.Silo.Address : null);

    private static IEnumerable<SimpleGrainStatistic> StatisticsOf(Silo silo)
        => silo.Activations
            .GroupBy(activation => activation.Class.Type)
            .Select(group => new SimpleGrainStatistic
            {
                GrainType = group.Key.FullName!,
                SiloAddress = silo.Address,
                ActivationCount = group.Count(),
            });
}

namespace Orleans.Runtime;

/// <summary>Tells about the cluster. The part of Orleans' management grain that makes sense in one process; key 0.</summary>
public interface IManagementGrain : IGrainWithIntegerKey
{
    Task<Dictionary<SiloAddress, SiloStatus>> GetHosts(bool onlyActive = false);

    /// <summary>Asks all activations that have been idle for <paramref name="ageLimit"/> to deactivate.</summary>
    Task ForceActivationCollection(TimeSpan ageLimit);

    Task<SimpleGrainStatistic[]> GetSimpleGrainStatistics();

    Task<int> GetTotalActivationCount();

    /// <summary>The silo that holds the grain's activation; null when it has none.</summary>
    ValueTask<SiloAddress?> GetActivationAddress(IAddressable reference);
}

/// <summary>How many activations a grain class has in a silo.</summary>
[GenerateSerializer]
[Immutable]
public sealed class SimpleGrainStatistic
{
    [Id(0)]
    public string GrainType { get; init; } = null!;

    [Id(1)]
    public SiloAddress SiloAddress { get; init; } = null!;

    [Id(2)]
    public int ActivationCount { get; init; }

    public override string ToString() => $"SimpleGrainStatistic: GrainType={GrainType} Silo={SiloAddress} NumActivations={ActivationCount}";
}

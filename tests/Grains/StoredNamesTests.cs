using System.Reflection;
using Orleans.Metadata;
using ScenarioOrleans.Grains.Tests.Cluster;

namespace ScenarioOrleans.Grains.Tests;

/// <summary>The name of a grain type and that of a state are parts of the key of what is stored: another name, and it is never found again.</summary>
public sealed class StoredNamesTests(ScenarioCluster cluster) : IClassFixture<ScenarioCluster>
{
    [Fact]
    public void GrainsWithState_NamesOfTypeAndState_AreThoseOfWhatIsStored() =>
        GrainClasses().SelectMany(grain => StatesOf(grain).Select(state => $"{NameOf(grain)}/{state.StateName} in {state.StorageName}")).Order().ShouldBe(
        [
            "scenariocatalog/catalog in aggregates",
            "scenariogroups/groups in aggregates",
            "sentbatches/batches in aggregates",
            "summary/summary in aggregates",
            "topic/topic in aggregates",
            "weeklyaggregate/aggregate in aggregates",
        ]);

    /// <summary>A class that is renamed keeps its name in the storage only if that does not come from the class.</summary>
    [Fact]
    public void Grains_OfEveryClass_SayTheNameOfTheirType() =>
        GrainClasses().Where(grain => grain.GetCustomAttribute<GrainTypeAttribute>() is null).ShouldBeEmpty();

    [Fact]
    public void Orleans_OfAKeyedGrain_UsesTheNameGiven() =>
        cluster.Grains.GetGrain<IWeeklyAggregateGrain>("key").GetGrainId().Type.ToString().ShouldBe("weeklyaggregate");

    private static IEnumerable<Type> GrainClasses() => typeof(WeeklyAggregateGrain).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Grain)));

    private static IEnumerable<PersistentStateAttribute> StatesOf(Type grain) =>
        grain.GetConstructors().SelectMany(constructor => constructor.GetParameters()).Select(parameter => parameter.GetCustomAttribute<PersistentStateAttribute>()).OfType<PersistentStateAttribute>();

    private static string NameOf(Type grain) =>
        ((IGrainTypeProviderAttribute)grain.GetCustomAttribute<GrainTypeAttribute>()!).GetGrainType(null!, grain).ToString()!;
}

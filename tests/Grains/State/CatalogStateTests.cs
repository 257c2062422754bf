using ScenarioOrleans.Grains.State;

namespace ScenarioOrleans.Grains.Tests.State;

public sealed class CatalogStateTests
{
    /// <summary>A shard as it was written when there were any: <c>a/a</c> as a number, <c>b/b</c> as text.</summary>
    private const string Shard = "534F05010203612F610103622F620097BEF6CD";

    [Theory]
    [InlineData("a/a", true)]
    [InlineData("b/b", false)]
    [InlineData("c/c", null)]
    public void Find_InAStoredShard_IsHowTheOrganizationWasWritten(string scenario, bool? isNumber) =>
        CatalogState.FromBlock(Convert.FromHexString(Shard), "grain").Find(scenario).ShouldBe(isNumber);

    [Fact]
    public void Find_InAShardThatIsNotStored_IsUnknown() => CatalogState.FromBlock([], "grain").Find("a/a").ShouldBeNull();

    [Fact]
    public void FromBlock_Damaged_NamesTheGrain()
    {
        var block = Convert.FromHexString(Shard);
        block[5] ^= 1;

        Should.Throw<DamagedStateException>(() => CatalogState.FromBlock(StateBlock.Seal(StateKind.Catalog, 1, [9]), "shard-3")).Message.ShouldContain("shard-3");
        Should.Throw<DamagedStateException>(() => CatalogState.FromBlock(block, "shard-3"));
    }
}

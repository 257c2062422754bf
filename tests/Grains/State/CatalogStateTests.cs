using ScenarioOrleans.Grains.State;

namespace ScenarioOrleans.Grains.Tests.State;

public sealed class CatalogStateTests
{
    [Fact]
    public void FromBlock_WhatWasStored_IsTheSameCatalog()
    {
        var catalog = CatalogState.Empty.With(new("b/é", true)).With(new("a/x", false));

        CatalogState.FromBlock(catalog.ToBlock(), "grain").ToEntries().ShouldBe([new("a/x", false), new("b/é", true)]);
        CatalogState.FromBlock([], "grain").ToEntries().ShouldBeEmpty();
    }

    [Fact]
    public void With_KnownScenario_ChangesNothing()
    {
        var catalog = CatalogState.Empty.With(new("a/a", false));

        catalog.With(new("a/a", true)).ShouldBeSameAs(catalog);
        catalog.With(new("a/a", false)).ShouldBeSameAs(catalog);
    }

    [Fact]
    public void FromBlock_Damaged_NamesTheGrain()
    {
        var block = CatalogState.Empty.With(new("a/a", false)).ToBlock();

        Should.Throw<DamagedStateException>(() => CatalogState.FromBlock(StateBlock.Seal(StateKind.Catalog, 1, [9]), "shard-3")).Message.ShouldContain("shard-3");
        block[5] ^= 1;
        Should.Throw<DamagedStateException>(() => CatalogState.FromBlock(block, "shard-3"));
    }
}

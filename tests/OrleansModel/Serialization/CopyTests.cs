using System.Collections.Immutable;
using ScenarioOrleans.OrleansModel.Support;

namespace ScenarioOrleans.OrleansModel.Serialization;

public sealed class CopyTests(OneSilo silo) : IClassFixture<OneSilo>
{
    private readonly string _name = Guid.NewGuid().ToString();

    private ICopyGrain Grain => silo.Grains.GetGrain<ICopyGrain>(_name);

    private ICopyCallerGrain Caller => silo.Grains.GetGrain<ICopyCallerGrain>(_name);

    [Fact]
    public async Task Argument_ChangedByTheCallerAfterwards_IsNotChangedAtTheGrain()
    {
        var parcel = new Parcel { Text = "sent", Numbers = [1], Inner = new Parcel { Text = "inner" }, Parts = { ["a"] = new Parcel { Text = "part" } } };
        await Grain.KeepAsync(parcel);
        (parcel.Text, parcel.Numbers[0], parcel.Inner.Text, parcel.Parts["a"].Text) = ("changed", 2, "changed", "changed");

        var kept = await Grain.KeptAsync();

        (kept.Text, kept.Numbers[0], kept.Inner!.Text, kept.Parts["a"].Text).ShouldBe(("sent", 1, "inner", "part"));
    }

    [Fact]
    public async Task Member_WithAnIdTravels_WithoutStaysBehind()
    {
        var parcel = new Parcel();
        parcel.Hide(7);
        parcel.Leave(8);

        var back = await Grain.KeepAsync(parcel);

        back.Reveal().ShouldBe(7);
        back.WhatIsLeft().ShouldBe(0);
    }

    [Fact]
    public async Task DerivedObject_UnderItsBaseType_ArrivesWhole()
        => (await Grain.KeepAsync(new LabelledParcel { Text = "text", Label = "label" }))
            .ShouldBeOfType<LabelledParcel>().Label.ShouldBe("label");

    [Fact]
    public async Task CyclicObject_AsArgument_StaysCyclic()
    {
        var parcel = new Parcel { Text = "ring" };
        parcel.Inner = parcel;

        var back = await Grain.KeepAsync(parcel);

        back.Inner.ShouldBeSameAs(back);
        back.ShouldNotBeSameAs(parcel);
    }

    [Fact]
    public async Task SharedObject_InAList_StaysShared()
    {
        var parcel = new Parcel();

        (await Grain.SharesAsync([parcel, parcel])).ShouldBeTrue();
    }

    [Fact]
    public async Task Argument_BetweenGrainsOfOneSilo_IsCopied() => (await Caller.ArgumentIsCopiedAsync(_name)).ShouldBeTrue();

    [Fact]
    public async Task Result_BetweenGrainsOfOneSilo_IsCopied() => (await Caller.ResultIsCopiedAsync(_name)).ShouldBeTrue();

    [Fact]
    public async Task ImmutableArgument_BetweenGrainsOfOneSilo_IsShared() => (await Caller.ImmutableIsSharedAsync(_name)).ShouldBeTrue();

    [Fact]
    public async Task Structures_AndRecords_Travel()
    {
        var pair = await Grain.PairAsync(new Pair([1, 2], new byte[] { 3 }));
        var plain = await Grain.PlainAsync(new Plain("name", 5, [6]));

        pair.Left.ShouldBe([1, 2]);
        pair.Right.ToArray().ShouldBe(new byte[] { 3 });
        (plain.Name, plain.Number, plain.Values[0]).ShouldBe(("name", 5, 6));
    }

    [Fact]
    public async Task Collections_AndTuples_Travel()
    {
        var back = await Grain.CollectionsAsync(
            new Dictionary<int, string> { [1] = "one" }, [2], ImmutableArray.Create(3), 4, Int128.MaxValue, new DateOnly(2024, 2, 29));

        back.Map[1].ShouldBe("one");
        back.Set.ShouldBe([2]);
        back.Fixed.ShouldBe([3]);
        back.Maybe.ShouldBe(4);
        back.Big.ShouldBe(Int128.MaxValue);
        back.Day.ShouldBe(new DateOnly(2024, 2, 29));
    }

    [Fact]
    public async Task Object_OfATypeKnownOnlyAtRunTime_Travels()
    {
        (await Grain.AnythingAsync(5)).ShouldBe(5);
        (await Grain.AnythingAsync(null)).ShouldBeNull();
        (await Grain.AnythingAsync(new Parcel { Text = "any" })).ShouldBeOfType<Parcel>().Text.ShouldBe("any");
    }

    [Fact]
    public async Task Object_OfATypeThatNobodyDecorated_FailsTheCall()
        => await Should.ThrowAsync<Exception>(async () => await Grain.AnythingAsync(new Undecorated("text")));
}

using System.Collections.Immutable;
using Orleans.Concurrency;

namespace ScenarioOrleans.OrleansModel.Serialization;

/// <summary>An object that callers could go on changing.</summary>
[GenerateSerializer]
public class Parcel
{
    [Id(0)]
    public string Text { get; set; } = "";

    [Id(1)]
    public List<int> Numbers { get; set; } = [];

    [Id(2)]
    public Parcel? Inner { get; set; }

    [Id(3)]
    public Dictionary<string, Parcel> Parts { get; set; } = [];

    [Id(4)]
    private int _hidden;

    [NonSerialized]
    private int _left;

    public void Hide(int value) => _hidden = value;

    public int Reveal() => _hidden;

    public void Leave(int value) => _left = value;

    public int WhatIsLeft() => _left;
}

[GenerateSerializer]
public sealed class LabelledParcel : Parcel
{
    [Id(0)]
    public string Label { get; set; } = "";
}

[GenerateSerializer]
[Immutable]
public sealed class Stone
{
    [Id(0)]
    public int[] Numbers { get; init; } = [];
}

[GenerateSerializer]
public readonly record struct Pair([property: Id(0)] int[] Left, [property: Id(1)] ReadOnlyMemory<byte> Right);

[GenerateSerializer]
public sealed record Plain(string Name, int Number, int[] Values);

/// <summary>Keeps what it gets, so that a test sees whether it got a copy.</summary>
public interface ICopyGrain : IGrainWithStringKey
{
    Task<Parcel> KeepAsync(Parcel parcel);

    Task<Parcel> KeptAsync();

    Task<bool> IsSameAsync(int[] numbers);

    Task<bool> IsSameImmutableAsync([Immutable] int[] numbers);

    Task<bool> IsSameStoneAsync(Stone stone);

    Task<bool> IsSameWrappedAsync(Immutable<int[]> numbers);

    Task<Pair> PairAsync(Pair pair);

    Task<Plain> PlainAsync(Plain plain);

    Task<(Dictionary<int, string> Map, HashSet<int> Set, ImmutableArray<int> Fixed, int? Maybe, Int128 Big, DateOnly Day)> CollectionsAsync(
        IReadOnlyDictionary<int, string> map, HashSet<int> set, ImmutableArray<int> fixedItems, int? maybe, Int128 big, DateOnly day);

    Task<object?> AnythingAsync(object? value);

    Task<bool> SharesAsync(List<Parcel> parcels);
}

/// <summary>Calls a copy grain with objects of its own, from the same silo.</summary>
public interface ICopyCallerGrain : IGrainWithStringKey
{
    Task<bool> ArgumentIsCopiedAsync(string other);

    Task<bool> ResultIsCopiedAsync(string other);

    Task<bool> ImmutableIsSharedAsync(string other);
}

public sealed class CopyGrain : Grain, ICopyGrain
{
    private static readonly List<WeakReference> Sent = [];
    private Parcel _kept = new();

    /// <summary>Remembers what a caller in this process passes, to be compared with what arrives.</summary>
    internal static T Send<T>(T value)
        where T : class
    {
        lock (Sent)
        {
            Sent.Add(new WeakReference(value));
        }

        return value;
    }

    public Task<Parcel> KeepAsync(Parcel parcel)
    {
        _kept = parcel;
        return Task.FromResult(_kept);
    }

    public Task<Parcel> KeptAsync() => Task.FromResult(_kept);

    public Task<bool> IsSameAsync(int[] numbers) => Task.FromResult(WasSent(numbers));

    public Task<bool> IsSameImmutableAsync(int[] numbers) => Task.FromResult(WasSent(numbers));

    public Task<bool> IsSameStoneAsync(Stone stone) => Task.FromResult(WasSent(stone));

    public Task<bool> IsSameWrappedAsync(Immutable<int[]> numbers) => Task.FromResult(WasSent(numbers.Value));

    public Task<Pair> PairAsync(Pair pair) => Task.FromResult(pair);

    public Task<Plain> PlainAsync(Plain plain) => Task.FromResult(plain);

    public Task<(Dictionary<int, string> Map, HashSet<int> Set, ImmutableArray<int> Fixed, int? Maybe, Int128 Big, DateOnly Day)>
        CollectionsAsync(
            IReadOnlyDictionary<int, string> map, HashSet<int> set, ImmutableArray<int> fixedItems, int? maybe, Int128 big, DateOnly day)
        => Task.FromResult((new Dictionary<int, string>(map), set, fixedItems, maybe, big, day));

    public Task<object?> AnythingAsync(object? value) => Task.FromResult(value);

    public Task<bool> SharesAsync(List<Parcel> parcels) => Task.FromResult(ReferenceEquals(parcels[0], parcels[1]));

    private static bool WasSent(object value)
    {
        lock (Sent)
        {
            return Sent.Exists(sent => ReferenceEquals(sent.Target, value));
        }
    }
}

public sealed class CopyCallerGrain : Grain, ICopyCallerGrain
{
    public async Task<bool> ArgumentIsCopiedAsync(string other)
        => !await GrainFactory.GetGrain<ICopyGrain>(other).IsSameAsync(CopyGrain.Send(new[] { 1 }));

    public async Task<bool> ResultIsCopiedAsync(string other)
    {
        var grain = GrainFactory.GetGrain<ICopyGrain>(other);
        var first = await grain.KeepAsync(new Parcel { Text = "kept" });
        first.Text = "changed";
        return (await grain.KeptAsync()).Text == "kept";
    }

    public async Task<bool> ImmutableIsSharedAsync(string other)
    {
        var grain = GrainFactory.GetGrain<ICopyGrain>(other);
        return await grain.IsSameImmutableAsync(CopyGrain.Send(new[] { 1 }))
            && await grain.IsSameStoneAsync(CopyGrain.Send(new Stone()))
            && await grain.IsSameWrappedAsync(CopyGrain.Send(new[] { 1 }).AsImmutable());
    }
}

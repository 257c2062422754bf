using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Collections.ObjectModel;

namespace Orleans.Serialization.Cloning;

/// <summary>Copiers of the collections that Orleans has codecs for. Comparers are kept.</summary>
internal static class CollectionCopiers
{
    private static readonly Dictionary<Type, string> Names = new()
    {
        [typeof(List<>)] = nameof(List),
        [typeof(Dictionary<,>)] = nameof(Map),
        [typeof(HashSet<>)] = nameof(Set),
        [typeof(Queue<>)] = nameof(Fifo),
        [typeof(Stack<>)] = nameof(Lifo),
        [typeof(SortedDictionary<,>)] = nameof(SortedMap),
        [typeof(SortedList<,>)] = nameof(SortedPairs),
        [typeof(SortedSet<>)] = nameof(OrderedSet),
        [typeof(Collection<>)] = nameof(Items),
        [typeof(ReadOnlyCollection<>)] = nameof(ReadOnlyItems),
        [typeof(ReadOnlyDictionary<,>)] = nameof(ReadOnlyMap),
        [typeof(ConcurrentDictionary<,>)] = nameof(ConcurrentMap),
        [typeof(ConcurrentQueue<>)] = nameof(ConcurrentFifo),
        [typeof(KeyValuePair<,>)] = nameof(Pair),
        [typeof(Nullable<>)] = nameof(Maybe),
        [typeof(ImmutableArray<>)] = nameof(FixedArray),
        [typeof(ImmutableList<>)] = nameof(FixedList),
        [typeof(ImmutableHashSet<>)] = nameof(FixedSet),
        [typeof(ImmutableDictionary<,>)] = nameof(FixedMap),
        [typeof(FrozenDictionary<,>)] = nameof(FrozenMap),
        [typeof(FrozenSet<>)] = nameof(FrozenItems),
    };

    public static string? Find(Type genericDefinition) => Names.GetValueOrDefault(genericDefinition);

    public static bool IsKnown(Type genericDefinition) => Names.ContainsKey(genericDefinition);

    internal static List<T> List<T>(List<T> value, CopyContext context)
        => Once(value, context, static source => new List<T>(source.Count), static (source, copy, context) =>
        {
            foreach (var item in source)
            {
                copy.Add(Copier<T>.CopyPart(item, context));
            }
        });

    internal static Dictionary<K, V> Map<K, V>(Dictionary<K, V> value, CopyContext context)
        where K : notnull
        => Once(value, context, static source => new Dictionary<K, V>(source.Count, source.Comparer), Pairs<K, V>);

    internal static SortedDictionary<K, V> SortedMap<K, V>(SortedDictionary<K, V> value, CopyContext context)
        where K : notnull
        => Once(value, context, static source => new SortedDictionary<K, V>(source.Comparer), Pairs<K, V>);

    internal static SortedList<K, V> SortedPairs<K, V>(SortedList<K, V> value, CopyContext context)
        where K : notnull
        => Once(value, context, static source => new SortedList<K, V>(source.Count, source.Comparer), Pairs<K, V>);

    internal static ConcurrentDictionary<K, V> ConcurrentMap<K, V>(ConcurrentDictionary<K, V> value, CopyContext context)
        where K : notnull
        => Once(value, context, static source => new ConcurrentDictionary<K, V>(source.Comparer), Pairs<K, V>);

    internal static HashSet<T> Set<T>(HashSet<T> value, CopyContext context)
        => Once(value, context, static source => new HashSet<T>(source.Count, source.Comparer), Members);

    internal static SortedSet<T> OrderedSet<T>(SortedSet<T> value, CopyContext context)
        => Once(value, context, static source => new SortedSet<T>(source.Comparer), Members);

    internal static Collection<T> Items<T>(Collection<T> value, CopyContext context)
        => Once(value, context, static _ => new Collection<T>(), Members);

    internal static Queue<T> Fifo<T>(Queue<T> value, CopyContext context)
        => Once(value, context, static source => new Queue<T>(source.Count), static (source, copy, context) =>
        {
            foreach (var item in source)
            {
                copy.Enqueue(Copier<T>.CopyPart(item, context));
            }
        });

    internal static Stack<T> Lifo<T>(Stack<T> value, CopyContext context)
        => Once(value, context, static source => new Stack<T>(source.Count), static (source, copy, context) =>
        {
            foreach (var item in source.Reverse())
            {
                copy.Push(Copier<T>.CopyPart(item, context));
            }
        });

    internal static ConcurrentQueue<T> ConcurrentFifo<T>(ConcurrentQueue<T> value, CopyContext context)
        => Once(value, context, static _ => new ConcurrentQueue<T>(), static (source, copy, context) =>
        {
            foreach (var item in source)
            {
                copy.Enqueue(Copier<T>.CopyPart(item, context));
            }
        });

    internal static ReadOnlyCollection<T> ReadOnlyItems<T>(ReadOnlyCollection<T> value, CopyContext context)
        => Rebuilt(value, context, static (source, context) => new ReadOnlyCollection<T>([.. Each(source, context)]));

    internal static ReadOnlyDictionary<K, V> ReadOnlyMap<K, V>(ReadOnlyDictionary<K, V> value, CopyContext context)
        where K : notnull
        => Rebuilt(value, context, static (source, context) => new ReadOnlyDictionary<K, V>(new Dictionary<K, V>(Each(source, context))));

    internal static KeyValuePair<K, V> Pair<K, V>(KeyValuePair<K, V> value, CopyContext context)
        => new(Copier<K>.CopyPart(value.Key, context), Copier<V>.CopyPart(value.Value, context));

    internal static T? Maybe<T>(T? value, CopyContext context)
        where T : struct
        => value is { } present ? Copier<T>.CopyPart(present, context) : null;

    internal static ImmutableArray<T> FixedArray<T>(ImmutableArray<T> value, CopyContext context)
        => value.IsDefault ? value : [.. Each(value, context)];

    internal static ImmutableList<T> FixedList<T>(ImmutableList<T> value, CopyContext context)
        => Rebuilt(value, context, static (source, context) => ImmutableList.CreateRange(Each(source, context)));

    internal static ImmutableHashSet<T> FixedSet<T>(ImmutableHashSet<T> value, CopyContext context)
        => Rebuilt(value, context, static (source, context) => ImmutableHashSet.CreateRange(source.KeyComparer, Each(source, context)));

    internal static ImmutableDictionary<K, V> FixedMap<K, V>(ImmutableDictionary<K, V> value, CopyContext context)
        where K : notnull
        => Rebuilt(value, context, static (source, context) => ImmutableDictionary.CreateRange(source.KeyComparer, Each(source, context)));

    internal static FrozenDictionary<K, V> FrozenMap<K, V>(FrozenDictionary<K, V> value, CopyContext context)
        where K : notnull
        => Rebuilt(value, context, static (source, context) => Each(source, context).ToFrozenDictionary(source.Comparer));

    internal static FrozenSet<T> FrozenItems<T>(FrozenSet<T> value, CopyContext context)
        => Rebuilt(value, context, static (source, context) => Each(source, context).ToFrozenSet(source.Comparer));

    private static IEnumerable<T> Each<T>(IEnumerable<T> source, CopyContext context)
        => source.Select(item => Copier<T>.CopyPart(item, context));

    private static void Pairs<K, V>(IDictionary<K, V> source, IDictionary<K, V> copy, CopyContext context)
    {
        foreach (var (key, item) in source)
        {
            copy.Add(Copier<K>.CopyPart(key, context), Copier<V>.CopyPart(item, context));
        }
    }

    private static void Members<T>(ICollection<T> source, ICollection<T> copy, CopyContext context)
    {
        foreach (var item in source)
        {
            copy.Add(Copier<T>.CopyPart(item, context));
        }
    }

    private static T Once<T>(T value, CopyContext context, Func<T, T> create, Action<T, T, CopyContext> fill)
        where T : class
    {
        if (value is null)
        {
            return value!;
        }

        if (context.TryGet(value, out var seen))
        {
            return (T)seen;
        }

        if (value.GetType() != typeof(T))
        {
            return (T)DynamicCopier.Copy(value, context);
        }

        var copy = create(value);
        context.Record(value, copy);
        fill(value, copy, context);
        return copy;
    }

    private static T Rebuilt<T>(T value, CopyContext context, Func<T, CopyContext, T> rebuild)
        where T : class
    {
        if (value is null)
        {
            return value!;
        }

        if (context.TryGet(value, out var seen))
        {
            return (T)seen;
        }

        var copy = rebuild(value, context);
        context.Record(value, copy);
        return copy;
    }
}

using System.Text;
using ScenarioOrleans.Aggregation;

namespace ScenarioOrleans.Grains.State;

/// <summary>
/// The groups of a scenario's snapshot, the aggregates of earlier snapshots that still have to be cleared, and the running aggregates.
/// Immutable; lists are sorted by code unit and without repeats.
/// </summary>
public sealed record GroupListState(SnapshotVersion Version, string[] Current, string[] Stale, string[] Running)
{
    /// <summary>The name under which the list is stored, by which the storage finds the scenarios it holds. Never changes.</summary>
    public const string StateName = "groups";

    private const byte Format = 1;

    /// <summary>Whose list it is; null as long as it is empty.</summary>
    public ScenarioKey? Scenario =>
        Current.Concat(Running).Concat(Stale).FirstOrDefault() is { } aggregate ? AggregateKey.Parse(aggregate).Scenario : null;

    /// <summary>Before the first snapshot.</summary>
    public static GroupListState Empty { get; } = new(SnapshotVersion.None, [], [], []);

    /// <summary>The later snapshot's groups hold; whatever it lacks becomes stale until it is forgotten.</summary>
    /// <returns>This very instance when nothing changes.</returns>
    public GroupListState Replace(SnapshotVersion version, IEnumerable<string> aggregates)
    {
        if (version <= Version)
        {
            return this;
        }

        var current = Sorted(aggregates);
        return new(version, current, Sorted(Current.Concat(Stale).Except(current)), Running);
    }

    /// <summary>Drops the stale aggregates once the snapshot that made them stale has cleared them; a later snapshot clears for itself.</summary>
    /// <returns>This very instance when nothing changes.</returns>
    public GroupListState Forget(SnapshotVersion clearedBy) =>
        clearedBy != Version || Stale.Length == 0 ? this : this with { Stale = [] };

    /// <summary>With more running aggregates.</summary>
    /// <returns>This very instance when nothing changes.</returns>
    public GroupListState AddRunning(IEnumerable<string> aggregates)
    {
        var all = Sorted(Running.Concat(aggregates));
        return all.Length == Running.Length ? this : this with { Running = all };
    }

    /// <summary>The state as stored.</summary>
    public byte[] ToBlock()
    {
        using var payload = new MemoryStream();
        using (var writer = new BinaryWriter(payload, Encoding.UTF8, leaveOpen: true))
        {
            Span<byte> version = stackalloc byte[SnapshotVersionBytes.Length];
            SnapshotVersionBytes.Write(version, Version);
            writer.Write(version);
            WriteList(writer, Current);
            WriteList(writer, Stale);
            WriteList(writer, Running);
        }

        return StateBlock.Seal(StateKind.GroupList, Format, payload.GetBuffer().AsSpan(0, (int)payload.Length));
    }

    /// <summary>Reads a stored state; no bytes at all are <see cref="Empty"/>.</summary>
    /// <exception cref="DamagedStateException">The block cannot be read.</exception>
    public static GroupListState FromBlock(ReadOnlySpan<byte> block, string owner)
    {
        if (block.IsEmpty)
        {
            return Empty;
        }

        var payload = StateBlock.Open(block, StateKind.GroupList, Format, owner);
        if (payload.Length < SnapshotVersionBytes.Length)
        {
            throw DamagedStateException.Unreadable(owner, $"its payload has {payload.Length} bytes, fewer than {SnapshotVersionBytes.Length}");
        }

        using var reader = new BinaryReader(new MemoryStream(payload[SnapshotVersionBytes.Length..].ToArray()), Encoding.UTF8);
        try
        {
            return new(SnapshotVersionBytes.Read(payload), ReadList(reader), ReadList(reader), ReadList(reader));
        }
        catch (EndOfStreamException short_)
        {
            throw DamagedStateException.Unreadable(owner, "it ends too early", short_);
        }
    }

    private static string[] Sorted(IEnumerable<string> names)
    {
        var list = names.Distinct().ToArray();
        Array.Sort(list, StringComparer.Ordinal);
        return list;
    }

    private static void WriteList(BinaryWriter writer, string[] names)
    {
        writer.Write7BitEncodedInt(names.Length);
        foreach (var name in names)
        {
            writer.Write(name);
        }
    }

    private static string[] ReadList(BinaryReader reader)
    {
        var names = new string[reader.Read7BitEncodedInt()];
        for (var i = 0; i < names.Length; i++)
        {
            names[i] = reader.ReadString();
        }

        return names;
    }
}

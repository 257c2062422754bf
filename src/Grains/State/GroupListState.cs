using ScenarioOrleans.Aggregation;

namespace ScenarioOrleans.Grains.State;

/// <summary>
/// The groups of a scenario's snapshot, the aggregates of earlier snapshots that still have to be cleared, and the running aggregates.
/// Immutable; lists are sorted by code unit and without repeats.
/// </summary>
/// <param name="Version">The current snapshot; <see cref="SnapshotVersion.None"/> before the first.</param>
/// <param name="Topic">The log that it came from (<see cref="SourcePosition.LogName"/>); null if that is not known: before the first, and in format 1.</param>
/// <param name="Current">The aggregates of its groups.</param>
/// <param name="Stale">Aggregates of earlier snapshots that are not cleared yet, as far as is known.</param>
/// <param name="Running">The aggregates of the running sums.</param>
/// <param name="OrganizationIsNumber">Every message so far wrote the organization as a number; null if that is not known: before the first, and in format 1.</param>
/// <param name="Start">How weeks of the running sums start; null if that is not known: before the first rows, and before format 3.</param>
public sealed record GroupListState(
    SnapshotVersion Version, string? Topic, string[] Current, string[] Stale, string[] Running, bool? OrganizationIsNumber, RunningStart? Start = null)
{
    /// <summary>The name under which the list is stored, by which the storage finds the scenarios it holds. Never changes.</summary>
    public const string StateName = "groups";

    private const byte Format = 3;
    private const byte FirstFormat = 1;

    /// <summary>Whose list it is; null as long as it is empty.</summary>
    public ScenarioKey? Scenario =>
        Current.Concat(Running).Concat(Stale).FirstOrDefault() is { } aggregate ? AggregateKey.Parse(aggregate).Scenario : null;

    /// <summary>Before the first snapshot.</summary>
    public static GroupListState Empty { get; } = new(SnapshotVersion.None, null, [], [], [], null);

    /// <summary>
    /// The later snapshot's groups hold; whatever it lacks becomes stale until it is forgotten. Within a partition the later offset is the later
    /// snapshot, whatever the record times say; its version then has the time of the one that it replaces, so that <see cref="Version"/> only
    /// ever grows.
    /// </summary>
    /// <returns>This very instance when nothing changes.</returns>
    public GroupListState Replace(SourcePosition source, IEnumerable<string> aggregates)
    {
        var version = source.Version;
        if (source.LogName == Topic && source.Partition == Version.Partition)
        {
            version = version with { TimestampMilliseconds = Math.Max(version.TimestampMilliseconds, Version.TimestampMilliseconds) };
            if (source.Offset <= Version.Offset)
            {
                return this;
            }
        }

        if (version <= Version)
        {
            return this;
        }

        var current = Sorted(aggregates);
        return this with { Version = version, Topic = source.LogName, Current = current, Stale = Sorted(Current.Concat(Stale).Except(current)) };
    }

    /// <summary>Whether the current snapshot is that of this message.</summary>
    public bool IsOf(SourcePosition source) =>
        source.Partition == Version.Partition && source.Offset == Version.Offset && source.LogName == (Topic ?? source.LogName);

    /// <summary>Drops the stale aggregates once the snapshot that made them stale has cleared them; a later snapshot clears for itself.</summary>
    /// <returns>This very instance when nothing changes.</returns>
    public GroupListState Forget(SnapshotVersion clearedBy) =>
        clearedBy != Version || Stale.Length == 0 ? this : this with { Stale = [] };

    /// <summary>With more running aggregates.</summary>
    /// <returns>This very instance when nothing changes.</returns>
    public GroupListState AddRunning(string[] aggregates) => Array.TrueForAll(aggregates, aggregate => Has(Running, aggregate))
        ? this
        : this with { Running = Sorted(Running.Concat(aggregates)) };

    /// <summary>With one more message's way of writing the organization: once written as text, it is text, whatever the order of the messages.</summary>
    /// <returns>This very instance when nothing changes.</returns>
    public GroupListState Wrote(bool organizationIsNumber) => OrganizationIsNumber is { } known && (!known || organizationIsNumber)
        ? this
        : this with { OrganizationIsNumber = organizationIsNumber };

    /// <summary>With one more message's week start; that of the later message holds.</summary>
    /// <returns>This very instance when nothing changes.</returns>
    public GroupListState Started(DayOfWeek weekStart, OffsetRun[] runs)
    {
        var last = runs.MaxBy(run => run.Last);
        return Start is { } known && (known.WeekStart == weekStart || known.IsAfter(last)) ? this : this with { Start = RunningStart.Of(weekStart, last) };
    }

    /// <summary>Whether these aggregates of a snapshot are all known, so that a later snapshot would clear them.</summary>
    public bool Knows(string[] aggregates) => Array.TrueForAll(aggregates, aggregate => Has(Current, aggregate) || Has(Stale, aggregate));

    /// <summary>The state as stored.</summary>
    public byte[] ToBlock() => StateBlock.Seal(StateKind.GroupList, Format, writer =>
    {
        Span<byte> version = stackalloc byte[SnapshotVersionBytes.Length];
        SnapshotVersionBytes.Write(version, Version);
        writer.Write(version);
        WriteList(writer, Current);
        WriteList(writer, Stale);
        WriteList(writer, Running);
        writer.Write(OrganizationIsNumber ?? false);
        writer.Write(Topic ?? string.Empty);
        RunningStart.Write(writer, Start);
    });

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

        var (version, format) = (SnapshotVersionBytes.Read(payload), StateBlock.FormatOf(block));
        return StateBlock.Read(payload[SnapshotVersionBytes.Length..], owner, reader =>
        {
            var (current, stale, running) = (ReadList(reader), ReadList(reader), ReadList(reader));
            bool? isNumber = format == FirstFormat ? null : reader.ReadBoolean();
            var topic = format == FirstFormat ? string.Empty : reader.ReadString();
            var start = format < Format ? null : RunningStart.Read(reader);
            return new GroupListState(version, topic.Length == 0 ? null : topic, current, stale, running, isNumber, start);
        });
    }

    private static bool Has(string[] sorted, string name) => Array.BinarySearch(sorted, name, StringComparer.Ordinal) >= 0;

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

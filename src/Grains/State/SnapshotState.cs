namespace ScenarioOrleans.Grains.State;

/// <summary>One group's snapshot: the version it belongs to and its day block, kept as bytes until somebody asks for figures.</summary>
/// <param name="Version">The snapshot held; <see cref="SnapshotVersion.None"/> before the first.</param>
/// <param name="WeekStart">The day on which that snapshot's weeks start.</param>
/// <param name="Days">The day block; empty when that snapshot has nothing for this group.</param>
public sealed record SnapshotState(SnapshotVersion Version, DayOfWeek WeekStart, byte[] Days)
{
    private const byte Format = 1;
    private const int HeadBytes = SnapshotVersionBytes.Length + sizeof(byte);

    /// <summary>Before the first snapshot.</summary>
    public static SnapshotState Empty { get; } = new(SnapshotVersion.None, DayOfWeek.Friday, []);

    /// <summary>The later of the two holds; an equally late one is the same message again.</summary>
    /// <returns>This very instance when nothing changes.</returns>
    public SnapshotState Replace(SnapshotVersion version, DayOfWeek weekStart, byte[] days) =>
        version > Version ? new(version, weekStart, days) : this;

    /// <summary>The state as stored.</summary>
    public byte[] ToBlock()
    {
        var payload = new byte[HeadBytes + Days.Length];
        SnapshotVersionBytes.Write(payload, Version);
        payload[HeadBytes - 1] = (byte)WeekStart;
        Days.CopyTo(payload.AsSpan(HeadBytes));
        return StateBlock.Seal(StateKind.Snapshot, Format, payload);
    }

    /// <summary>Reads a stored state; no bytes at all are <see cref="Empty"/>.</summary>
    /// <exception cref="DamagedStateException">The block cannot be read.</exception>
    public static SnapshotState FromBlock(ReadOnlySpan<byte> block, string owner)
    {
        if (block.IsEmpty)
        {
            return Empty;
        }

        var payload = StateBlock.Open(block, StateKind.Snapshot, Format, owner);
        if (payload.Length < HeadBytes)
        {
            throw DamagedStateException.Unreadable(owner, $"its payload has {payload.Length} bytes, fewer than {HeadBytes}");
        }

        return new(SnapshotVersionBytes.Read(payload), (DayOfWeek)payload[HeadBytes - 1], payload[HeadBytes..].ToArray());
    }
}

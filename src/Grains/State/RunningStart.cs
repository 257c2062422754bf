namespace ScenarioOrleans.Grains.State;

/// <summary>How weeks of a scenario's latest hourly rows start, and which message said so first.</summary>
/// <param name="WeekStart">The day on which they start.</param>
/// <param name="Topic">The message's topic.</param>
/// <param name="Partition">Its partition.</param>
/// <param name="Offset">Its offset.</param>
public sealed record RunningStart(DayOfWeek WeekStart, string Topic, int Partition, long Offset)
{
    private const byte None = byte.MaxValue;

    public static RunningStart Of(DayOfWeek weekStart, OffsetRun last) => new(weekStart, last.Topic, last.Partition, last.Last);

    /// <summary>Whether the messages are of the same partition and come before this one.</summary>
    public bool IsAfter(OffsetRun last) => last.Topic == Topic && last.Partition == Partition && last.Last < Offset;

    internal static void Write(BinaryWriter writer, RunningStart? start)
    {
        writer.Write(start is null ? None : (byte)start.WeekStart);
        if (start is not null)
        {
            writer.Write(start.Topic);
            writer.Write7BitEncodedInt(start.Partition);
            writer.Write7BitEncodedInt64(start.Offset);
        }
    }

    /// <exception cref="EndOfStreamException">It ends too early.</exception>
    internal static RunningStart? Read(BinaryReader reader) => reader.ReadByte() is var start && start == None
        ? null
        : new RunningStart((DayOfWeek)start, reader.ReadString(), reader.Read7BitEncodedInt(), reader.Read7BitEncodedInt64());
}

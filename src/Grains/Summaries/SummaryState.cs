using System.Buffers.Binary;
using ScenarioOrleans.Grains.State;

namespace ScenarioOrleans.Grains.Summaries;

/// <summary>Which summaries a scenario has had.</summary>
/// <param name="Revision">The last revision given away; 0 before the first. It may never have been published.</param>
public readonly record struct SummaryState(long Revision)
{
    private const byte Format = 1;

    /// <summary>The state with the revision after this one.</summary>
    public SummaryState Next() => new(Revision + 1);

    /// <summary>The state as stored.</summary>
    public byte[] ToBlock()
    {
        Span<byte> payload = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(payload, Revision);
        return StateBlock.Seal(StateKind.Summary, Format, payload);
    }

    /// <summary>Reads a stored state; no bytes at all are revision 0.</summary>
    /// <exception cref="DamagedStateException">The block cannot be read.</exception>
    public static SummaryState FromBlock(ReadOnlySpan<byte> block, string owner)
    {
        if (block.IsEmpty)
        {
            return default;
        }

        var payload = StateBlock.Open(block, StateKind.Summary, Format, owner);
        return payload.Length == sizeof(long)
            ? new SummaryState(BinaryPrimitives.ReadInt64LittleEndian(payload))
            : throw DamagedStateException.Unreadable(owner, $"its payload has {payload.Length} bytes, not {sizeof(long)}");
    }
}

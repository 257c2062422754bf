using System.Collections.Immutable;

namespace ScenarioOrleans.Grains.State;

/// <summary>Who has taken a batch id.</summary>
/// <param name="MessageId"><c>topic/partition/offset</c> of the message.</param>
/// <param name="TimestampMilliseconds">Its record time.</param>
public readonly record struct SentBatch(string MessageId, long TimestampMilliseconds);

/// <summary>A share of the batch ids that a scenario's messages have taken. Immutable; the same ids give the same bytes.</summary>
public sealed class SentBatchesState
{
    private const byte Format = 1;

    private readonly ImmutableSortedDictionary<string, SentBatch> _taken;

    private SentBatchesState(ImmutableSortedDictionary<string, SentBatch> taken) => _taken = taken;

    /// <summary>No id is taken.</summary>
    public static SentBatchesState Empty { get; } = new(ImmutableSortedDictionary.Create<string, SentBatch>(StringComparer.Ordinal));

    /// <summary>How many ids are taken.</summary>
    public int Count => _taken.Count;

    /// <summary>Who has taken the id; null when nobody has.</summary>
    public SentBatch? Find(string id) => _taken.TryGetValue(id, out var batch) ? batch : null;

    /// <summary>With one more.</summary>
    public SentBatchesState With(string id, SentBatch batch) => new(_taken.SetItem(id, batch));

    /// <summary>Without those that were taken before a record time.</summary>
    public SentBatchesState Since(long timestampMilliseconds)
    {
        var old = _taken.Where(taken => taken.Value.TimestampMilliseconds < timestampMilliseconds).Select(taken => taken.Key).ToList();
        return old.Count == 0 ? this : new(_taken.RemoveRange(old));
    }

    /// <summary>The state as stored.</summary>
    public byte[] ToBlock() => StateBlock.Seal(StateKind.SentBatches, Format, writer =>
    {
        writer.Write7BitEncodedInt(_taken.Count);
        foreach (var (id, batch) in _taken)
        {
            writer.Write(id);
            writer.Write(batch.MessageId);
            writer.Write(batch.TimestampMilliseconds);
        }
    });

    /// <summary>Reads a stored state; no bytes at all are <see cref="Empty"/>.</summary>
    /// <exception cref="DamagedStateException">The block cannot be read.</exception>
    public static SentBatchesState FromBlock(ReadOnlySpan<byte> block, string owner)
    {
        if (block.IsEmpty)
        {
            return Empty;
        }

        return StateBlock.Read(StateBlock.Open(block, StateKind.SentBatches, Format, owner), owner, static reader =>
        {
            var taken = Empty._taken.ToBuilder();
            for (var left = reader.Read7BitEncodedInt(); left > 0; left--)
            {
                taken[reader.ReadString()] = new SentBatch(reader.ReadString(), reader.ReadInt64());
            }

            return new SentBatchesState(taken.ToImmutable());
        });
    }
}

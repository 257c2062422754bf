namespace ScenarioOrleans.Grains.State;

/// <summary>The ids of the topics that one name has stood for, in the order in which they were first seen. Immutable.</summary>
public sealed class TopicState
{
    private const byte Format = 1;

    private readonly string[] _ids;

    private TopicState(string[] ids) => _ids = ids;

    /// <summary>No topic yet.</summary>
    public static TopicState Empty { get; } = new([]);

    /// <summary>The topic's place in the order; null if it was not seen.</summary>
    public int? NumberOf(string id) => Array.IndexOf(_ids, id) is var at and >= 0 ? at : null;

    /// <summary>With one more topic.</summary>
    /// <returns>This very instance when it was seen before.</returns>
    public TopicState With(string id) => NumberOf(id) is null ? new([.. _ids, id]) : this;

    /// <summary>The state as stored: the number of ids, and the ids.</summary>
    public byte[] ToBlock() => StateBlock.Seal(StateKind.Topic, Format, writer =>
    {
        writer.Write7BitEncodedInt(_ids.Length);
        Array.ForEach(_ids, writer.Write);
    });

    /// <summary>Reads a stored state; no bytes at all are <see cref="Empty"/>.</summary>
    /// <exception cref="DamagedStateException">The block cannot be read.</exception>
    public static TopicState FromBlock(ReadOnlySpan<byte> block, string owner)
    {
        if (block.IsEmpty)
        {
            return Empty;
        }

        return StateBlock.Read(StateBlock.Open(block, StateKind.Topic, Format, owner), owner, static reader =>
        {
            var ids = new List<string>();
            for (var left = reader.Read7BitEncodedInt(); left > 0; left--)
            {
                ids.Add(reader.ReadString());
            }

            return new TopicState([.. ids]);
        });
    }
}

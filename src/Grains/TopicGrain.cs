using ScenarioOrleans.Grains.State;

namespace ScenarioOrleans.Grains;

/// <summary>
/// Exists so that the offsets of a topic that is made anew are not taken for those of the one before: what aggregates hold names the topic by the
/// number that it has here. Asked once by each process.
/// </summary>
[GrainType("topic")]
public sealed class TopicGrain([PersistentState("topic", StoredBlock.Storage)] IPersistentState<StoredBlock> stored) : Grain, ITopicGrain
{
    private readonly BlockWriter _writer = new(stored);
    private TopicState _topics = TopicState.Empty;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        Read();
        return Task.CompletedTask;
    }

    public async Task<int> NumberOfAsync(string topicId, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (await _writer.SettleAsync())
        {
            Read();
        }

        var next = _topics.With(topicId);
        if (!ReferenceEquals(next, _topics))
        {
            await _writer.WriteAsync(next.ToBlock());
            _topics = next;
        }

        return _topics.NumberOf(topicId)!.Value;
    }

    private void Read() => _topics = TopicState.FromBlock(stored.State.Bytes, this.GetPrimaryKeyString());
}

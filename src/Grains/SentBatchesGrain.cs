using Microsoft.Extensions.Options;
using Orleans.Placement;
using ScenarioOrleans.Grains.Batches;
using ScenarioOrleans.Grains.State;

namespace ScenarioOrleans.Grains;

/// <summary>Exists so that of messages with the same batch id one counts, however often a sender repeats it: whoever takes the id first.</summary>
[GrainType("sentbatches"), PreferLocalPlacement]
public sealed class SentBatchesGrain(
    [PersistentState("batches", StoredBlock.Storage)] IPersistentState<StoredBlock> stored, IOptions<SentBatchOptions> options) : Grain, ISentBatchesGrain
{
    private readonly BlockWriter _writer = new(stored);
    private SentBatchesState _state = SentBatchesState.Empty;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        Read();
        return Task.CompletedTask;
    }

    public async Task<bool> TakeAsync(string id, string messageId, long timestampMilliseconds, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (await _writer.SettleAsync())
        {
            Read();
        }

        var kept = _state.Since(timestampMilliseconds - (long)options.Value.Retention.TotalMilliseconds);
        if (kept.Find(id) is { } taken)
        {
            return taken.MessageId == messageId;
        }

        var next = kept.With(id, new SentBatch(messageId, timestampMilliseconds));
        await _writer.WriteAsync(next.ToBlock());
        _state = next;
        return true;
    }

    private void Read() => _state = SentBatchesState.FromBlock(stored.State.Bytes, this.GetPrimaryKeyString());
}

using ScenarioOrleans.Grains;
using ScenarioOrleans.Storage.Blocks;
using ScenarioOrleans.Storage.Figures;

namespace ScenarioOrleans.Storage.Writing;

/// <summary>One grain's write or clear on its way into a transaction. Its task completes when the transaction has ended.</summary>
/// <param name="key">Whose block.</param>
/// <param name="expected">The version that must be there; null: there must be none.</param>
/// <param name="block">The new block; null clears it and its figures.</param>
/// <param name="figures">What changes in the weekly figures; null: nothing.</param>
internal sealed class PendingWrite(BlockKey key, BlockVersion? expected, byte[]? block, AggregateFigures? figures)
{
    private const int WeekBytes = 200;

    private readonly TaskCompletionSource<WriteOutcome> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private WriteOutcome _outcome = WriteOutcome.Conflicting;

    public BlockKey Key { get; } = key;

    public BlockVersion? Expected { get; } = expected;

    public byte[]? Block { get; } = block;

    public AggregateFigures? Figures { get; } = figures;

    /// <summary>Roughly what it puts into a transaction.</summary>
    public long Bytes { get; } = (block?.Length ?? 0) + ((figures?.Weeks.Length ?? 0) * WeekBytes);

    public Task<WriteOutcome> Ended => _ended.Task;

    /// <summary>The transaction holds it, under this version; null after a clear. Without this call it met another version.</summary>
    public void OnApplied(BlockVersion? version) => _outcome = new WriteOutcome(true, version);

    /// <summary>The transaction was committed.</summary>
    public void OnCommitted() => _ended.TrySetResult(_outcome);

    /// <summary>The transaction was not committed, or nobody knows.</summary>
    public void OnFailed(StorageException failure) => _ended.TrySetException(failure);

    /// <summary>Back to the state before a transaction that was not committed.</summary>
    public void Reset() => _outcome = WriteOutcome.Conflicting;
}

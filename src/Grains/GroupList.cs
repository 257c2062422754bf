using ScenarioOrleans.Grains.State;

namespace ScenarioOrleans.Grains;

/// <summary>
/// A scenario's stored group list, which its messages change at the same time: whoever comes while a write is under way goes with the
/// next. Belongs to the turns of one activation.
/// </summary>
internal sealed class GroupList(IPersistentState<StoredBlock> stored, GroupListState saved)
{
    private readonly BlockWriter _writer = new(stored);
    private Task _last = Task.CompletedTask;
    private Task? _queued;

    /// <summary>What is stored.</summary>
    public GroupListState Saved { get; private set; } = saved;

    /// <summary>What the next write stores.</summary>
    public GroupListState Wanted { get; private set; } = saved;

    /// <summary>What is stored is known: nothing is being written, and the last write did not fail.</summary>
    public bool IsSettled => _queued is null && _last.IsCompletedSuccessfully;

    /// <summary>
    /// Completes when the change is stored, at once when it is. A change whose write failed stays wanted; making it again has it written.
    /// </summary>
    /// <param name="change">Gives the same instance when it changes nothing.</param>
    public Task ChangeAsync(Func<GroupListState, GroupListState> change)
    {
        if (ReferenceEquals(change(Saved), Saved))
        {
            return Task.CompletedTask;
        }

        Wanted = change(Wanted);
        return _queued ??= _last = SaveAfterAsync(_last);
    }

    /// <summary>
    /// The stale aggregates that a snapshot was told of are cleared. Stored with the next write: until then a process that starts again
    /// only clears them once more.
    /// </summary>
    public void ForgetStale(SnapshotVersion clearedBy) => Wanted = Wanted.Forget(clearedBy);

    private async Task SaveAfterAsync(Task before)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.ContinueOnCapturedContext | ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ForceYielding);
        _queued = null;
        var next = Wanted;

        // What a write before this may have left is in what is wanted.
        await _writer.SettleAsync();
        await _writer.WriteAsync(next.ToBlock());
        Saved = next;
    }
}

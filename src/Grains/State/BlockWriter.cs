namespace ScenarioOrleans.Grains.State;

/// <summary>
/// Writes a grain's block. A write that failed may have been kept all the same, when its answer did not come: writing on top of what was before would be a
/// conflict, so what is stored is read first. Belongs to the turns of one activation.
/// </summary>
internal sealed class BlockWriter(IPersistentState<StoredBlock> stored)
{
    private bool _inDoubt;

    /// <summary>To be called before the state is looked at for a change.</summary>
    /// <returns>Whether the block was read again.</returns>
    public async Task<bool> SettleAsync()
    {
        if (!_inDoubt)
        {
            return false;
        }

        await stored.ReadStateAsync();
        _inDoubt = false;
        return true;
    }

    /// <summary>Writes; the state is as before if it fails.</summary>
    public async Task WriteAsync(byte[] block, FiguresChange? figures = null)
    {
        var before = stored.State;
        stored.State = new StoredBlock { Bytes = block, Figures = figures };
        try
        {
            await stored.WriteStateAsync();
            stored.State.Figures = null;
        }
        catch
        {
            (stored.State, _inDoubt) = (before, true);
            throw;
        }
    }
}

using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Orleans.Storage;
using ScenarioOrleans.Aggregation;
using ScenarioOrleans.Grains;
using ScenarioOrleans.Grains.Ports;
using ScenarioOrleans.Grains.State;
using ScenarioOrleans.Storage.Blocks;
using ScenarioOrleans.Storage.Figures;
using ScenarioOrleans.Storage.Writing;

namespace ScenarioOrleans.Storage;

/// <summary>
/// Keeps <see cref="StoredBlock"/> in a database. A completed write is durable. Nothing is written over that the writer has not read:
/// without an etag there must be no block yet, with one it must be the stored one. Blocks are never looked into.
/// Thread-safe.
/// </summary>
internal sealed class BlockGrainStorage(
    IBlockDatabase database, GroupCommit commits, StorageInstruments instruments, TimeProvider time, ILogger<BlockGrainStorage> logger)
    : IGrainStorage, IScenarioIndex, ILifecycleParticipant<ISiloLifecycle>, IAsyncDisposable
{
    private int _disposed;

    public void Participate(ISiloLifecycle lifecycle) => lifecycle.Subscribe(
        nameof(BlockGrainStorage),
        ServiceLifecycleStage.ApplicationServices,
        StartAsync,
        cancel => commits.StopAsync().WaitAsync(cancel));

    /// <exception cref="StorageException">The database cannot be opened, or its schema is newer than this version.</exception>
    public async Task StartAsync(CancellationToken cancel)
    {
        await new DatabaseOpening(database, time, logger).OpenAsync(cancel);
        commits.Start();
    }

    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var state = Blocks(grainState);
        var started = time.GetTimestamp();
        Show(state, await ReadAsync(BlockKey.Of(stateName, grainId)));
        instruments.OnRead(database.Provider, time.GetElapsedTime(started));
    }

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var state = Blocks(grainState);
        var block = state.State ?? throw new ArgumentException("There is no state to write; to remove a state, clear it.", nameof(grainState));
        var figures = block.Figures is { } change ? AggregateFigures.Of(grainId.Key.ToString()!, change) : null;
        var version = await WriteAsync(BlockKey.Of(stateName, grainId), state.ETag, block.Bytes, figures);
        state.ETag = version?.ToString();
        state.RecordExists = true;
    }

    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var state = Blocks(grainState);
        var key = BlockKey.Of(stateName, grainId);
        if (state.ETag is not null)
        {
            await WriteAsync(key, state.ETag, null, null);
        }
        else if (await ReadAsync(key) is { } unread)
        {
            throw Conflict(key, unread, null);
        }

        Show(state, null);
    }

    public async IAsyncEnumerable<ScenarioKey> ListAsync(string? organization, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var pages = new ScenarioPages(organization);
        while (!pages.AtEnd)
        {
            var keys = pages.Take(await ReadAsync(() => database.GroupListsAsync(pages.After, ScenarioPages.Size, cancellationToken)));
            foreach (var key in keys)
            {
                // Organizations of which only the end differs may share a beginning that is stored.
                if (await ScenarioAsync(key, cancellationToken) is { } scenario && scenario.Organization == (organization ?? scenario.Organization))
                {
                    yield return scenario;
                }
            }
        }
    }

    /// <summary>Finishes the writes that wait, and closes the database.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 0)
        {
            await commits.StopAsync();
            await database.DisposeAsync();
        }
    }

    private static IGrainState<StoredBlock> Blocks<T>(IGrainState<T> state) => state as IGrainState<StoredBlock>
        ?? throw new NotSupportedException($"This storage keeps {nameof(StoredBlock)} only, not {typeof(T)}. Give that state a storage of its own.");

    private static void Show(IGrainState<StoredBlock> state, StoredRow? row)
    {
        state.State = new StoredBlock { Bytes = row?.Block ?? [] };
        state.ETag = row?.Version.ToString();
        state.RecordExists = row is not null;
    }

    private async Task<BlockVersion?> WriteAsync(BlockKey key, string? etag, byte[]? block, AggregateFigures? figures)
    {
        var started = time.GetTimestamp();
        if (BlockVersion.TryParse(etag, out var expected) || etag is null)
        {
            var outcome = await commits.WriteAsync(new PendingWrite(key, etag is null ? null : expected, block, figures)).ConfigureAwait(false);
            if (outcome.Applied)
            {
                instruments.OnWritten(database.Provider, time.GetElapsedTime(started));
                return outcome.Version;
            }
        }

        throw Conflict(key, await ReadAsync(key), etag);
    }

    private InconsistentStateException Conflict(BlockKey key, StoredRow? stored, string? current)
    {
        instruments.OnConflict(database.Provider);
        return new InconsistentStateException(
            $"The state {key} has etag '{stored?.Version.ToString() ?? "(none)"}' in the storage, not '{current ?? "(none)"}': it was changed by somebody else. Read it again.",
            stored?.Version.ToString(),
            current);
    }

    /// <summary>A key that is stored by its beginning is told by what is in the list; null while nothing is.</summary>
    private async ValueTask<ScenarioKey?> ScenarioAsync(string storedKey, CancellationToken cancel) => BlockKey.IsCut(storedKey)
        ? await ReadAsync(() => database.GroupListAsync(storedKey, cancel)) is { } block ? GroupListState.FromBlock(block, storedKey).Scenario : null
        : ScenarioKey.Parse(storedKey);

    private ValueTask<StoredRow?> ReadAsync(BlockKey key) => ReadAsync(() => database.ReadAsync(key, CancellationToken.None));

    private async ValueTask<T> ReadAsync<T>(Func<ValueTask<T>> read)
    {
        try
        {
            return await read();
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            var explained = await database.ExplainAsync(failure);
            instruments.OnFailed(database.Provider, explained.Transient);
            throw explained;
        }
    }
}

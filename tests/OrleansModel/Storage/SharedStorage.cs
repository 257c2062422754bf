using System.Collections.Concurrent;
using Orleans.Storage;

namespace ScenarioOrleans.OrleansModel.Storage;

/// <summary>A storage outside of all silos, with etags, as a database would be.</summary>
internal sealed class SharedStorage : IGrainStorage
{
    private readonly ConcurrentDictionary<string, (object? State, int Version)> _entries = new();
    private int _reads;

    /// <summary>Writes that carried a token that can be cancelled.</summary>
    public int CancellableWrites { get; private set; }

    public int Reads => _reads;

    /// <summary>What every write fails with; null: nothing.</summary>
    public Exception? Fault { get; set; }

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        Interlocked.Increment(ref _reads);
        if (_entries.TryGetValue(KeyOf(stateName, grainId), out var entry))
        {
            grainState.State = (T)entry.State!;
            grainState.ETag = entry.Version.ToString();
            grainState.RecordExists = true;
        }

        return Task.CompletedTask;
    }

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        if (Fault is { } fault)
        {
            throw fault;
        }

        var key = KeyOf(stateName, grainId);
        var current = _entries.TryGetValue(key, out var entry) ? entry.Version.ToString() : null;
        if (current != grainState.ETag)
        {
            throw new InconsistentStateException("somebody else wrote", current, grainState.ETag);
        }

        _entries[key] = (grainState.State, entry.Version + 1);
        grainState.ETag = (entry.Version + 1).ToString();
        grainState.RecordExists = true;
        return Task.CompletedTask;
    }

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken)
    {
        CancellableWrites += cancellationToken.CanBeCanceled ? 1 : 0;
        return WriteStateAsync(stateName, grainId, grainState);
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        _entries.TryRemove(KeyOf(stateName, grainId), out _);
        grainState.ETag = null;
        grainState.RecordExists = false;
        return Task.CompletedTask;
    }

    /// <summary>Writes behind the back of the grain, as another writer would.</summary>
    public void Overtake(string stateName, GrainId grainId, object state)
        => _entries.AddOrUpdate(KeyOf(stateName, grainId), _ => (state, 1), (_, entry) => (state, entry.Version + 1));

    private static string KeyOf(string stateName, GrainId grainId) => $"{stateName}/{grainId}";
}

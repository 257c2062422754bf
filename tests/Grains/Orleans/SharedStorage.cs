using System.Collections.Concurrent;
using System.Globalization;
using Orleans.Storage;

namespace ScenarioOrleans.Grains.Tests.Orleans;

/// <summary>A storage outside of all silos, with etags, as a database is.</summary>
internal sealed class SharedStorage : IGrainStorage
{
    public const string Name = "shared";

    private readonly ConcurrentDictionary<string, (object? State, int Version)> _entries = new();

    /// <summary>What every write fails with; null: nothing.</summary>
    public Exception? Fault { get; set; }

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        if (_entries.TryGetValue(KeyOf(stateName, grainId), out var entry))
        {
            (grainState.State, grainState.ETag, grainState.RecordExists) = ((T)entry.State!, Etag(entry.Version), true);
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
        var version = _entries.TryGetValue(key, out var entry) ? entry.Version : 0;
        if (grainState.ETag is { } etag && etag != Etag(version))
        {
            throw new InconsistentStateException("somebody else wrote", Etag(version), etag);
        }

        _entries[key] = (grainState.State, version + 1);
        (grainState.ETag, grainState.RecordExists) = (Etag(version + 1), true);
        return Task.CompletedTask;
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => throw new NotSupportedException();

    /// <summary>Writes behind the back of the grain, as another silo would.</summary>
    public void Overtake(string stateName, GrainId grainId, object state) =>
        _entries.AddOrUpdate(KeyOf(stateName, grainId), _ => (state, 1), (_, entry) => (state, entry.Version + 1));

    private static string Etag(int version) => version.ToString(CultureInfo.InvariantCulture);

    private static string KeyOf(string stateName, GrainId grainId) => $"{stateName}/{grainId}";
}

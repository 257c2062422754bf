using System.Collections.Concurrent;
using System.Globalization;
using Orleans.Storage;
using ScenarioOrleans.Aggregation;
using ScenarioOrleans.Grains.Ports;

namespace ScenarioOrleans.Grains.Tests.Orleans;

/// <summary>A storage outside of all silos, with etags, as a database is; it counts, and holds up what it is told to.</summary>
internal sealed class SharedStorage : IGrainStorage, IScenarioIndex
{
    public const string Name = "shared";

    private const string GroupListPrefix = "groups/scenariogroups/";

    private readonly ConcurrentDictionary<string, (object? State, int Version)> _entries = new();

    private readonly ConcurrentQueue<string> _writes = new();

    /// <summary>What every write fails with; null: nothing.</summary>
    public Exception? Fault { get; set; }

    /// <summary>What every write fails with after it was kept, as when its answer is lost; null: nothing.</summary>
    public Exception? LostAnswer { get; set; }

    /// <summary>What a write of a state with some name waits for before it is kept; null: nothing.</summary>
    public Func<string, Task>? Hold { get; set; }

    /// <summary>The names of the states of all writes that have begun, in order.</summary>
    public IReadOnlyList<string> Writes => [.. _writes];

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        if (_entries.TryGetValue(KeyOf(stateName, grainId), out var entry))
        {
            (grainState.State, grainState.ETag, grainState.RecordExists) = ((T)entry.State!, Etag(entry.Version), true);
        }

        return Task.CompletedTask;
    }

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        _writes.Enqueue(stateName);
        await (Hold?.Invoke(stateName) ?? Task.CompletedTask);
        if (Fault is { } fault)
        {
            throw fault;
        }

        var key = KeyOf(stateName, grainId);
        var version = _entries.TryGetValue(key, out var entry) ? entry.Version : 0;
        if ((grainState.ETag ?? Etag(0)) != Etag(version))
        {
            throw new InconsistentStateException("somebody else wrote", Etag(version), grainState.ETag);
        }

        _entries[key] = (grainState.State, version + 1);
        if (LostAnswer is { } lost)
        {
            throw lost;
        }

        (grainState.ETag, grainState.RecordExists) = (Etag(version + 1), true);
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => throw new NotSupportedException();

    /// <summary>Writes behind the back of the grain, as another silo would.</summary>
    public void Overtake(string stateName, GrainId grainId, object state) =>
        _entries.AddOrUpdate(KeyOf(stateName, grainId), _ => (state, 1), (_, entry) => (state, entry.Version + 1));

    public IAsyncEnumerable<ScenarioKey> ListAsync(string? organization, CancellationToken cancellationToken) => _entries.Keys
        .Where(key => key.StartsWith(GroupListPrefix, StringComparison.Ordinal))
        .Select(key => ScenarioKey.Parse(key[GroupListPrefix.Length..]))
        .Where(scenario => scenario.Organization == (organization ?? scenario.Organization))
        .ToAsyncEnumerable();

    private static string Etag(int version) => version.ToString(CultureInfo.InvariantCulture);

    private static string KeyOf(string stateName, GrainId grainId) => $"{stateName}/{grainId}";
}

using System.Collections.Concurrent;
using System.Text;
using Orleans.Storage;
using ScenarioOrleans.Aggregation;
using ScenarioOrleans.Grains.Ports;
using ScenarioOrleans.Grains.State;

namespace ScenarioOrleans.Storage.Memory;

/// <summary>
/// Orleans' own memory storage, and beside it the scenarios that this silo has written: it cannot be asked for its keys. So it lists
/// everything where there is one silo, which is what memory is for. Thread-safe.
/// </summary>
internal sealed class IndexedMemoryStorage(IGrainStorage memory) : IGrainStorage, IScenarioIndex
{
    private static readonly Comparer<byte[]> Bytewise = Comparer<byte[]>.Create((a, b) => a.AsSpan().SequenceCompareTo(b));

    private readonly ConcurrentDictionary<string, ScenarioKey> _scenarios = new(StringComparer.Ordinal);

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => memory.ReadStateAsync(stateName, grainId, grainState);

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        await memory.WriteStateAsync(stateName, grainId, grainState);
        if (stateName == GroupListState.StateName)
        {
            var key = grainId.Key.ToString()!;
            _scenarios.TryAdd(key, ScenarioKey.Parse(key));
        }
    }

    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        await memory.ClearStateAsync(stateName, grainId, grainState);
        if (stateName == GroupListState.StateName)
        {
            _scenarios.TryRemove(grainId.Key.ToString()!, out _);
        }
    }

    public IAsyncEnumerable<ScenarioKey> ListAsync(string? organization, CancellationToken cancellationToken) => _scenarios
        .Where(entry => entry.Value.Organization == (organization ?? entry.Value.Organization))
        .OrderBy(entry => Encoding.UTF8.GetBytes(entry.Key), Bytewise)
        .Select(entry => entry.Value)
        .ToAsyncEnumerable();
}

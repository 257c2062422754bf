using Orleans.Core;
using Orleans.Runtime;

namespace Orleans.Storage;

/// <summary>Keeps states in memory, as copies, for all silos of the cluster.</summary>
public class MemoryGrainStorage : IGrainStorage
{
    private readonly string _name;
    private readonly MemoryStorageContents _contents;

    internal MemoryGrainStorage(string name, MemoryStorageContents contents)
    {
        _name = name;
        _contents = contents;
    }

    public virtual Task ReadStateAsync<T>(string grainType, GrainId grainId, IGrainState<T> grainState)
    {
        var entry = _contents.Read(_name, KeyOf(grainType, grainId));
        grainState.ETag = entry?.ETag;
        grainState.RecordExists = entry?.State is not null;
        grainState.State = entry?.State is { } state ? StateCopier.Copy((T)state) : NewState.Of<T>();
        return Task.CompletedTask;
    }

    public virtual Task WriteStateAsync<T>(string grainType, GrainId grainId, IGrainState<T> grainState)
    {
        var copy = grainState.State is { } state ? (object?)StateCopier.Copy(state) : null;
        grainState.ETag = _contents.Write(_name, KeyOf(grainType, grainId), grainState.ETag, copy);
        grainState.RecordExists = true;
        return Task.CompletedTask;
    }

    public virtual Task ClearStateAsync<T>(string grainType, GrainId grainId, IGrainState<T> grainState)
    {
        _contents.Clear(_name, KeyOf(grainType, grainId), grainState.ETag);
        grainState.ETag = null;
        grainState.RecordExists = false;
        grainState.State = NewState.Of<T>();
        return Task.CompletedTask;
    }

    private static string KeyOf(string stateName, GrainId grainId) => $"{stateName}/{grainId}";
}

using System.Text;
using Orleans.Storage;
using ScenarioOrleans.Grains.State;

namespace ScenarioOrleans.Storage.Tests.Support;

/// <summary>One activation's view of its state.</summary>
internal sealed class GrainWriter(IGrainStorage storage, string key, string stateName)
{
    private readonly GrainId _id = GrainId.Create("weeklyaggregate", key);
    private readonly GrainState<StoredBlock> _state = new(new StoredBlock());

    public string? Etag
    {
        get => _state.ETag;
        set => _state.ETag = value;
    }

    public bool Exists => _state.RecordExists;

    public byte[] Bytes => _state.State!.Bytes;

    public string Text => Encoding.UTF8.GetString(Bytes);

    public FiguresChange? Figures => _state.State!.Figures;

    public async Task<GrainWriter> ReadAsync()
    {
        await storage.ReadStateAsync(stateName, _id, _state);
        return this;
    }

    public Task WriteAsync(string text, FiguresChange? figures = null) => WriteAsync(Encoding.UTF8.GetBytes(text), figures);

    public async Task<GrainWriter> WriteAsync(byte[] bytes, FiguresChange? figures = null)
    {
        _state.State = new StoredBlock { Bytes = bytes, Figures = figures };
        await storage.WriteStateAsync(stateName, _id, _state);
        return this;
    }

    public Task ClearAsync() => storage.ClearStateAsync(stateName, _id, _state);
}

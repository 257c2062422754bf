namespace ScenarioOrleans.OrleansModel.Storage;

[GenerateSerializer]
public sealed class Note
{
    [Id(0)]
    public List<string> Lines { get; set; } = [];
}

[GenerateSerializer]
public sealed record NoteSnapshot([property: Id(0)] string Text, [property: Id(1)] bool Exists, [property: Id(2)] string? Etag);

/// <summary>A grain with a state in the storage "memory".</summary>
public interface INoteGrain : IGrainWithStringKey
{
    Task<NoteSnapshot> WriteAsync(string line);

    Task<NoteSnapshot> ChangeWithoutWritingAsync(string line);

    Task<NoteSnapshot> ReadAsync();

    Task<NoteSnapshot> ClearAsync();

    Task<Guid> ActivationAsync();

    Task WriteCancellableAsync(string line);
}

/// <summary>The same in the storage "shared".</summary>
public interface ISharedNoteGrain : INoteGrain;

/// <summary>A grain with its state in the default storage by its base class.</summary>
public interface IBaseStateGrain : IGrainWithStringKey
{
    Task AddAsync(string line);

    Task<List<string>> LinesAsync();

    Task EndAsync();
}

/// <summary>A grain that asks for a storage that nobody added.</summary>
public interface IHomelessGrain : IGrainWithStringKey
{
    Task HelloAsync();
}

public abstract class NoteGrainBase(IPersistentState<Note> note) : Grain
{
    private readonly Guid _activation = Guid.NewGuid();

    public async Task<NoteSnapshot> WriteAsync(string line)
    {
        note.State.Lines.Add(line);
        await note.WriteStateAsync();
        return Snapshot();
    }

    public Task<NoteSnapshot> ChangeWithoutWritingAsync(string line)
    {
        note.State.Lines.Add(line);
        return Task.FromResult(Snapshot());
    }

    public async Task<NoteSnapshot> ReadAsync()
    {
        await note.ReadStateAsync();
        return Snapshot();
    }

    public async Task<NoteSnapshot> ClearAsync()
    {
        await note.ClearStateAsync();
        return Snapshot();
    }

    public Task<Guid> ActivationAsync() => Task.FromResult(_activation);

    public async Task WriteCancellableAsync(string line)
    {
        using var cancellation = new CancellationTokenSource();
        note.State.Lines.Add(line);
        await note.WriteStateAsync(cancellation.Token);
    }

    private NoteSnapshot Snapshot() => new(string.Join(',', note.State.Lines), note.RecordExists, note.Etag);
}

public sealed class NoteGrain([PersistentState("note", "memory")] IPersistentState<Note> note) : NoteGrainBase(note), INoteGrain;

public sealed class SharedNoteGrain([PersistentState("note", "shared")] IPersistentState<Note> note) : NoteGrainBase(note), ISharedNoteGrain;

public sealed class BaseStateGrain : Grain<Note>, IBaseStateGrain
{
    public Task AddAsync(string line)
    {
        State.Lines.Add(line);
        return WriteStateAsync();
    }

    public Task<List<string>> LinesAsync() => Task.FromResult(State.Lines);

    public Task EndAsync()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }
}

public sealed class HomelessGrain([PersistentState("note", "nowhere")] IPersistentState<Note> note) : Grain, IHomelessGrain
{
    public Task HelloAsync() => Task.FromResult(note.State);
}

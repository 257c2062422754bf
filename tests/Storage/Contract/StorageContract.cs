using ScenarioOrleans.Storage.Tests.Support;

namespace ScenarioOrleans.Storage.Tests.Contract;

/// <summary>What every kind of database has to do; a derived class says which. Each test has an empty database.</summary>
public abstract class StorageContract : IAsyncLifetime
{
    private readonly List<OpenedStorage> _opened = [];

    protected abstract TestDatabase Database { get; }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var storage in _opened)
        {
            await storage.DisposeAsync();
        }

        await Database.DisposeAsync();
    }

    /// <summary>Opens the database once more, as another silo would.</summary>
    private protected async Task<OpenedStorage> OpenAsync()
    {
        var storage = await OpenedStorage.OpenAsync(Database.Options);
        _opened.Add(storage);
        return storage;
    }

    private protected async Task CloseAsync(OpenedStorage storage)
    {
        _opened.Remove(storage);
        await storage.DisposeAsync();
    }
}

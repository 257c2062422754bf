using ScenarioOrleans.Grains;
using ScenarioOrleans.Storage.Options;
using ScenarioOrleans.Storage.Sqlite;
using ScenarioOrleans.Storage.Tests.Support;

namespace ScenarioOrleans.Storage.Tests.Sqlite;

public sealed class SqliteFileLockTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Take_HeldByAnother_IsRefusedUntilThatEnds()
    {
        using var second = Lock();
        using (var first = Lock())
        {
            first.Take();

            var refusal = Should.Throw<StorageException>(second.Take);
            refusal.Message.ShouldContain("is in use by another process, and one SQLite file belongs to one silo");
            refusal.Transient.ShouldBeFalse();
        }

        second.Take();
    }

    public void Dispose() => _folder.Dispose();

    private SqliteFileLock Lock() => new(Microsoft.Extensions.Options.Options.Create(new StorageOptions { Provider = StorageProviders.Sqlite, Path = _folder.File("a.sqlite") }));
}

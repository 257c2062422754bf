using Microsoft.Data.Sqlite;
using ScenarioOrleans.Grains;
using ScenarioOrleans.Storage.Options;
using ScenarioOrleans.Storage.Sqlite;
using ScenarioOrleans.Storage.Tests.Contract;
using ScenarioOrleans.Storage.Tests.Support;

namespace ScenarioOrleans.Storage.Tests.Sqlite;

public sealed class SqliteFailureTests : StorageContract
{
    protected override TestDatabase Database { get; } = new SqliteTestDatabase();

    private string File => Database.Options.Path;

    [Fact]
    public async Task Write_DiskFull_IsTransientAndGoesOnWhenThereIsRoom()
    {
        Database.Options.MaxFileBytes = 1 << 20;
        var storage = await OpenAsync();
        var first = storage.Grain("first");
        await first.WriteAsync(new byte[700_000]);

        var second = storage.Grain("second");
        var full = await Should.ThrowAsync<StorageException>(() => second.WriteAsync(new byte[700_000]));

        full.Transient.ShouldBeTrue();
        full.WholeDatabase.ShouldBeTrue();
        full.Message.ShouldContain($"no room to write the database '{File}'");
        (await storage.Grain("second").ReadAsync()).Exists.ShouldBeFalse();
        await first.ClearAsync();
        await second.WriteAsync(new byte[700_000]);
        (await storage.Grain("second").ReadAsync()).Bytes.Length.ShouldBe(700_000);
    }

    [Fact]
    public async Task Write_DiskFullForOneOfMany_KeepsNothingOfTheBatch()
    {
        Database.Options.MaxFileBytes = 1 << 20;
        var storage = await OpenAsync();

        var writes = Enumerable.Range(0, 50).Select(i => storage.Grain(Samples.Key($"org-{i}")).WriteAsync(new byte[50_000], Samples.Whole((0, 1)))).ToArray();
        await Task.WhenAll(writes).ContinueWith(static _ => { }, TaskScheduler.Default);

        writes.ShouldContain(write => write.IsFaulted);
        var kept = $"{writes.Count(write => write.IsCompletedSuccessfully)}";
        Database.Query("SELECT count(*) FROM state_blocks").ShouldBe([kept]);
        Database.Query("SELECT count(*) FROM weekly_figures").ShouldBe([kept]);
    }

    [Fact]
    public async Task Write_AnotherProcessHoldsTheLock_IsTransientAfterTheBusyTimeout()
    {
        Database.Options.BusyTimeout = TimeSpan.FromMilliseconds(20);
        var storage = await OpenAsync();
        var grain = storage.Grain("a");
        using var other = (SqliteConnection)Database.Connect();
        using (other.BeginTransaction())
        {
            var busy = await Should.ThrowAsync<StorageException>(() => grain.WriteAsync("one"));

            busy.Transient.ShouldBeTrue();
            busy.Message.ShouldContain("Scenario:Storage:BusyTimeout");
        }

        await grain.WriteAsync("one");
        (await storage.Grain("a").ReadAsync()).Text.ShouldBe("one");
    }

    [Fact]
    public async Task Open_FileThatIsNoDatabase_SaysSoAndLeavesIt()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(File)!);
        var garbage = new byte[10_000];
        new Random(5).NextBytes(garbage);
        await System.IO.File.WriteAllBytesAsync(File, garbage);

        var refusal = await Should.ThrowAsync<StorageException>(OpenAsync);

        refusal.Transient.ShouldBeFalse();
        refusal.Message.ShouldContain($"The file '{File}' is damaged or is no SQLite database; it was not changed. Restore it from a backup");
        (await System.IO.File.ReadAllBytesAsync(File)).ShouldBe(garbage);
    }

    [Fact]
    public async Task Read_DamagedPages_IsNotTransientAndNamesTheFile()
    {
        var storage = await OpenAsync();
        await storage.Grain("a").WriteAsync(new byte[100_000]);
        await CloseAsync(storage);
        await using (var file = new FileStream(File, FileMode.Open))
        {
            file.Position = 4096;
            file.Write(Enumerable.Repeat((byte)0xA5, (int)file.Length - 4096).ToArray());
        }

        var damage = await Should.ThrowAsync<StorageException>(async () => await (await OpenAsync()).Grain("a").ReadAsync());

        damage.Transient.ShouldBeFalse();
        damage.Message.ShouldContain($"The file '{File}' is damaged");
    }

    [Fact]
    public void Explain_NoSharedMemoryForTheLog_NamesTheSettingThatNeedsNone()
    {
        const int SharedMemoryMap = 10 | (21 << 8);

        var failure = SqliteFailures.Explain(new SqliteException("disk I/O error", 10, SharedMemoryMap), "a.sqlite");

        failure.Message.ShouldStartWith("The file system of the database 'a.sqlite' does not take SQLite's write-ahead log.");
        failure.Message.ShouldContain("Scenario__Storage__Journal=rollback");
    }

    [Fact]
    public async Task Open_PathIsAFolder_SaysSoAndNamesTheSetting()
    {
        Directory.CreateDirectory(File);

        (await Should.ThrowAsync<StorageException>(OpenAsync)).Message.ShouldStartWith(
            $"The database '{File}' cannot be opened: it is a folder. Name a file in it by Scenario:Storage:Path.");
    }

    [Fact]
    public async Task Open_FolderThatCannotBeMade_NamesTheSetting()
    {
        var file = Path.GetTempFileName();
        var options = new StorageOptions { Provider = StorageProviders.Sqlite, Path = $"{file}/aggregates.sqlite" };

        var failure = await Should.ThrowAsync<StorageException>(() => OpenedStorage.OpenAsync(options));

        failure.Message.ShouldContain(file);
        System.IO.File.Delete(file);
    }
}

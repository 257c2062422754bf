using Microsoft.Extensions.Logging;
using ScenarioOrleans.Grains;
using ScenarioOrleans.Storage.Options;
using ScenarioOrleans.Storage.Sqlite;
using ScenarioOrleans.Storage.Tests.Support;

namespace ScenarioOrleans.Storage.Tests.Sqlite;

public sealed class SqliteFileSystemCheckTests
{
    private static readonly FileSystem Network = new("nfs4", IsShared: true);

    private readonly LogLines _log = new();

    [Fact]
    public void Check_NetworkFileSystem_IsRefusedWithItsNameAndTheWaysOut()
    {
        var refused = Should.Throw<StorageException>(() => Check(SqliteJournals.Wal, Network));

        (refused.Transient, refused.WholeDatabase, refused.Provider).ShouldBe((false, true, "sqlite"));
        refused.Message.ShouldStartWith("The database '/data/a.sqlite' is on the file system nfs4, which other machines may reach");
        refused.Message.ShouldContain("Scenario:Storage:Path");
        refused.Message.ShouldContain("postgres");
        refused.Message.ShouldContain("Scenario__Storage__Journal=rollback");
        refused.Message.ShouldContain("=wal-anywhere");
    }

    [Theory]
    [InlineData(SqliteJournals.Rollback)]
    [InlineData(SqliteJournals.WalAnywhere)]
    public void Check_NetworkFileSystemAllowed_IsSaid(string journal)
    {
        Check(journal, Network);

        var line = _log.Lines.ShouldHaveSingleItem();
        line.Level.ShouldBe(LogLevel.Warning);
        line.Text.ShouldStartWith("The database '/data/a.sqlite' is on the file system nfs4, which other machines may reach");
        line.Text.ShouldContain($"Scenario:Storage:Journal is {journal}");
    }

    [Theory]
    [InlineData(SqliteJournals.Wal)]
    [InlineData(SqliteJournals.WalAnywhere)]
    [InlineData(SqliteJournals.Rollback)]
    public void Check_LocalFileSystem_IsSilent(string journal)
    {
        Check(journal, new FileSystem("ext4", IsShared: false));

        _log.Lines.ShouldBeEmpty();
    }

    private void Check(string journal, FileSystem system) =>
        new SqliteFileSystemCheck(new StorageOptions { Provider = StorageProviders.Sqlite, Journal = journal }, _log).Check("/data/a.sqlite", system);
}

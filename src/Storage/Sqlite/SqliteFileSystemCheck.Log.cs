using Microsoft.Extensions.Logging;

namespace ScenarioOrleans.Storage.Sqlite;

internal sealed partial class SqliteFileSystemCheck
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "The database '{File}' is on the file system {FileSystem}, which other machines may reach; it is used all the same, because Scenario:Storage:Journal is {Journal}. No other silo may use it, and the file system's locks must hold")]
    private partial void LogShared(string file, string fileSystem, string journal);
}

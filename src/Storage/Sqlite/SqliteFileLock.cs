using Microsoft.Extensions.Options;
using ScenarioOrleans.Grains;
using ScenarioOrleans.Storage.Options;

namespace ScenarioOrleans.Storage.Sqlite;

/// <summary>
/// A file beside the database that a process holds for as long as it lives; the operating system lets it go whatever way the process ends. SQLite
/// itself would let a second process in, and each would have an owner of its own for every aggregate.
/// </summary>
internal sealed class SqliteFileLock(IOptions<StorageOptions> options) : ILifecycleParticipant<ISiloLifecycle>, IDisposable
{
    private const int SharingViolation = unchecked((int)0x80070020);
    private const int WouldBlockOnLinux = 11;
    private const int WouldBlockOnMacOS = 35;

    private FileStream? _held;

    public void Participate(ISiloLifecycle lifecycle) => lifecycle.Subscribe(
        nameof(SqliteFileLock),
        ServiceLifecycleStage.First,
        _ =>
        {
            Take();
            return Task.CompletedTask;
        });

    /// <exception cref="StorageException">Another process has it, or the folder cannot be written to.</exception>
    public void Take()
    {
        var file = Path.GetFullPath(options.Value.Path);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            _held = new FileStream($"{file}.lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException taken) when (taken.HResult is SharingViolation or WouldBlockOnLinux or WouldBlockOnMacOS)
        {
            throw new StorageException(
                $"The database '{file}' is in use by another process, and one SQLite file belongs to one silo. Stop that process, or set "
                + $"{StorageOptions.Section}:{nameof(StorageOptions.Path)} to a file of its own; silos that share sums take the provider {StorageProviders.Postgres}.",
                taken)
            {
                WholeDatabase = true,
                Provider = StorageProviders.Sqlite,
            };
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw SqliteFailures.Explain(failure, file);
        }
    }

    public void Dispose() => _held?.Dispose();
}

using Microsoft.Extensions.Logging;
using ScenarioOrleans.Grains;
using ScenarioOrleans.Storage.Blocks;
using ScenarioOrleans.Storage.Tests.Support;
using ScenarioOrleans.Storage.Writing;

namespace ScenarioOrleans.Storage.Tests;

public sealed class DatabaseOpeningTests
{
    private readonly LogLines _log = new();

    [Fact]
    public async Task Open_ServerThatComesUpLater_IsWaitedForAndSaysSo()
    {
        var database = new LateDatabase(missing: 130, isServer: true, transient: true);

        await OpenAsync(database, CancellationToken.None);

        database.Tries.ShouldBe(131);
        _log.Lines.ShouldBe(
        [
            (LogLevel.Warning, "The start waits for late: it is not there"),
            (LogLevel.Warning, "The start has waited for late for 00:01:00: it is not there"),
            (LogLevel.Warning, "The start has waited for late for 00:02:00: it is not there"),
            (LogLevel.Information, "late is there after 00:02:10; the start goes on"),
        ]);
    }

    [Fact]
    public async Task Open_ServerThatIsThere_SaysNothing()
    {
        await OpenAsync(new LateDatabase(missing: 0, isServer: true, transient: true), CancellationToken.None);

        _log.Lines.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task Open_WaitingWouldNotHelp_FailsAtOnce(bool isServer, bool transient)
    {
        var database = new LateDatabase(missing: 1, isServer, transient);

        (await Should.ThrowAsync<StorageException>(() => OpenAsync(database, CancellationToken.None))).Message.ShouldBe("it is not there");

        database.Tries.ShouldBe(1);
        _log.Lines.ShouldBeEmpty();
    }

    [Fact]
    public async Task Open_StoppedWhileItWaits_IsCancelled()
    {
        using var stop = new CancellationTokenSource();
        var database = new LateDatabase(missing: int.MaxValue, isServer: true, transient: true) { OnTry = tries => { if (tries == 3) { stop.Cancel(); } } };

        await Should.ThrowAsync<OperationCanceledException>(() => OpenAsync(database, stop.Token));
    }

    private Task OpenAsync(LateDatabase database, CancellationToken cancel) => new DatabaseOpening(database, new HastyTime(), _log).OpenAsync(cancel);

    /// <summary>Whoever waits has waited: time passes by the wait.</summary>
    private sealed class HastyTime : TimeProvider
    {
        private long _now;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Interlocked.Read(ref _now);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Interlocked.Add(ref _now, dueTime.Ticks);
            return System.CreateTimer(callback, state, TimeSpan.Zero, period);
        }
    }

    private sealed class LateDatabase(int missing, bool isServer, bool transient) : IBlockDatabase
    {
        public int Tries { get; private set; }

        public Action<int> OnTry { get; init; } = _ => { };

        public string Provider => "late";

        public bool IsServer => isServer;

        public void Open()
        {
            Tries++;
            OnTry(Tries);
            if (Tries <= missing)
            {
                throw new IOException("it is not there");
            }
        }

        public ValueTask<StorageException> ExplainAsync(Exception failure) => ValueTask.FromResult(new StorageException(failure.Message, failure) { Transient = transient });

        public ValueTask<StoredRow?> ReadAsync(BlockKey key, CancellationToken cancel) => throw new NotSupportedException();

        public ValueTask<IReadOnlyList<string>> GroupListsAsync(string after, int most, CancellationToken cancel) => throw new NotSupportedException();

        public ValueTask<byte[]?> GroupListAsync(string storedKey, CancellationToken cancel) => throw new NotSupportedException();

        public void Commit(IReadOnlyList<PendingWrite> writes) => throw new NotSupportedException();

        public ValueTask DisposeAsync() => default;
    }
}

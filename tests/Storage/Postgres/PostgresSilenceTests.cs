using Npgsql;
using ScenarioOrleans.Grains;
using ScenarioOrleans.Storage.Options;
using ScenarioOrleans.Storage.Postgres;
using ScenarioOrleans.Storage.Tests.Support;

namespace ScenarioOrleans.Storage.Tests.Postgres;

/// <summary>A server that keeps its connections and answers nothing, and one that answers others but not this.</summary>
[Collection(PostgresTests.Name)]
#pragma warning disable CA1001 // The test framework calls DisposeAsync.
public sealed class PostgresSilenceTests(PostgresServer server) : IAsyncLifetime
#pragma warning restore CA1001
{
    private readonly PostgresTestDatabase _database = new(server);
    private SilentProxy _proxy = null!;
    private OpenedStorage _storage = null!;

    public async Task InitializeAsync()
    {
        var settings = new NpgsqlConnectionStringBuilder(_database.Options.ConnectionString);
        _proxy = new SilentProxy(settings.Port);
        settings.Host = "127.0.0.1";
        settings.Port = _proxy.Port;
        settings.CommandTimeout = 1;
        _storage = await OpenedStorage.OpenAsync(new StorageOptions { Provider = StorageProviders.Postgres, ConnectionString = settings.ToString() });
    }

    public async Task DisposeAsync()
    {
        _proxy.Speak();
        await _storage.DisposeAsync();
        await _proxy.DisposeAsync();
        await _database.DisposeAsync();
    }

    /// <summary>The driver asks a server that hangs to cancel, and gives that up after half a minute.</summary>
    [Fact]
    public void Limits_UntilItIsSaidThatTheServerHangs_AreUnderAMinuteTogether() =>
        (PostgresPools.CommandTimeout + TimeSpan.FromSeconds(30) + (2 * PostgresPulse.Limit)).ShouldBeLessThan(TimeSpan.FromMinutes(1));

    [SkippableFact]
    public async Task WriteAndRead_ServerHangs_IsThatOfTheWholeDatabaseAndGoesOnAfterwards()
    {
        await _storage.Grain("before").WriteAsync("one");

        _proxy.Silence();
        var writing = await Should.ThrowAsync<StorageException>(() => _storage.Grain("a").WriteAsync("two"));
        var reading = await Should.ThrowAsync<StorageException>(() => _storage.Grain("before").ReadAsync());
        _proxy.Speak();

        (writing.Transient, writing.WholeDatabase).ShouldBe((true, true));
        (reading.Transient, reading.WholeDatabase).ShouldBe((true, true));
        writing.Message.ShouldContain("it does not answer");
        await _storage.Grain("b").WriteAsync("three");
        (await _storage.Grain("before").ReadAsync()).Text.ShouldBe("one");
    }

    [SkippableFact]
    public async Task Write_ManyWhileTheServerHangs_LearnItTogether()
    {
        await _storage.Grain("before").WriteAsync("one");

        _proxy.Silence();
        // The same key a hundred times: each would need a transaction of its own, and wait for its time.
        var writes = Enumerable.Range(0, 100).Select(i => _storage.Grain("same").WriteAsync($"{i}")).ToArray();
        await Task.WhenAll(writes).WaitAsync(TimeSpan.FromSeconds(90)).ContinueWith(static _ => { }, TaskScheduler.Default);

        writes.ShouldAllBe(write => ((StorageException)write.Exception!.InnerException!).WholeDatabase);
    }

    [SkippableFact]
    public async Task Write_AnotherHoldsTheLock_IsThisWritesAlone()
    {
        await _storage.Grain("a").WriteAsync("one");
        await using var other = _database.Connect();
        await using var transaction = await other.BeginTransactionAsync();
        await using var command = other.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "LOCK TABLE state_blocks IN ACCESS EXCLUSIVE MODE";
        await command.ExecuteNonQueryAsync();

        var failure = await Should.ThrowAsync<StorageException>(() => _storage.Grain("a").WriteAsync("two"));

        (failure.Transient, failure.WholeDatabase).ShouldBe((true, false), "the server answers everybody else");
    }
}

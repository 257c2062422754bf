using Npgsql;
using ScenarioOrleans.Grains;
using ScenarioOrleans.Storage.Options;
using ScenarioOrleans.Storage.Postgres;
using ScenarioOrleans.Storage.Tests.Contract;
using ScenarioOrleans.Storage.Tests.Support;

namespace ScenarioOrleans.Storage.Tests.Postgres;

[Collection(PostgresTests.Name)]
public sealed class PostgresFailureTests(PostgresServer server) : StorageContract
{
    protected override TestDatabase Database { get; } = new PostgresTestDatabase(server);

    [SkippableFact]
    public async Task Write_ServerStoppedAndStarted_FailsAsTransientAndThenGoesOn()
    {
        var storage = await OpenAsync();
        var grain = storage.Grain("a");
        await grain.WriteAsync("one");

        server.StopAtOnce();
        var writing = await Should.ThrowAsync<StorageException>(() => grain.WriteAsync("two"));
        var reading = await Should.ThrowAsync<StorageException>(() => storage.Grain("a").ReadAsync());
        server.Start();

        (writing.Transient, reading.Transient).ShouldBe((true, true));
        await grain.WriteAsync("two");
        (await storage.Grain("a").ReadAsync()).Text.ShouldBe("two");
    }

    [SkippableFact]
    public async Task Write_ServerRestartsUnderLoad_LosesNothingThatWasConfirmed()
    {
        const int Each = 300;
        var storage = await OpenAsync();
        using var halfWay = new CountdownEvent(10);

        var adding = Enumerable.Range(0, 20)
            .Select(i => Task.Run(() => AddAsync(storage, Samples.Key($"org-{i}"), Each, () => Signal(halfWay))))
            .ToArray();
        halfWay.Wait();
        server.StopAtOnce();
        server.Start();
        await Task.WhenAll(adding);

        Database.Query("SELECT volume, count(*) FROM weekly_figures GROUP BY volume").ShouldBe([$"{Each}|20"]);
    }

    [SkippableFact]
    public async Task Write_OneThatCanNeverBeStored_DoesNotTakeTheOthersDown()
    {
        var storage = await OpenAsync();

        var writes = Enumerable.Range(0, 200).Select(i => storage.Grain(i == 100 ? "null\0character" : $"{i}").WriteAsync("one")).ToArray();
        await Task.WhenAll(writes).ContinueWith(static _ => { }, TaskScheduler.Default);

        writes.Count(write => write.IsCompletedSuccessfully).ShouldBe(199);
        writes[100].Exception!.InnerException.ShouldBeOfType<StorageException>().Transient.ShouldBeFalse();
    }

    [SkippableFact]
    public async Task Open_DatabaseOfAnotherEncoding_IsRefused()
    {
        var options = new StorageOptions { Provider = StorageProviders.Postgres, ConnectionString = server.CreateDatabase("LATIN1") };

        var refusal = await Should.ThrowAsync<StorageException>(() => OpenedStorage.OpenAsync(options));

        refusal.Message.ShouldContain("has the encoding LATIN1");
        refusal.Transient.ShouldBeFalse();
    }

    [SkippableFact]
    public async Task Open_DatabaseThatDoesNotExist_IsNotTransientAndHidesThePassword()
    {
        var options = new StorageOptions
        {
            Provider = StorageProviders.Postgres,
            ConnectionString = Database.Options.ConnectionString + "0;Password=secret-word",
        };

        var refusal = await Should.ThrowAsync<StorageException>(() => OpenedStorage.OpenAsync(options));

        refusal.Transient.ShouldBeFalse();
        refusal.Message.ShouldContain("does not exist");
        refusal.Message.ShouldNotContain("secret-word");
    }

    [SkippableFact]
    public async Task Open_ServerStartedLater_IsWaitedFor()
    {
        server.StopAtOnce();
        var opening = OpenAsync();
        opening.IsCompleted.ShouldBeFalse();

        server.Start();

        await (await opening).Grain("a").WriteAsync("one");
    }

    [Fact]
    public void Explain_WrongPassword_IsNotWaitedForAndNamesTheSetting()
    {
        var refusal = PostgresFailures.Explain(new PostgresException("password authentication failed for user \"me\"", "FATAL", "FATAL", "28P01"), "'plans' on db:5432");

        refusal.Transient.ShouldBeFalse();
        refusal.Message.ShouldBe(
            "The PostgreSQL database 'plans' on db:5432 refused (28P01): password authentication failed for user \"me\". "
            + "Correct Scenario:Storage:ConnectionString, or have the server know the user and the database.");
    }

    [Fact]
    public void Explain_WhatNpgsqlItselfRefuses_IsNotWaitedFor()
    {
        var refusal = PostgresFailures.Explain(new NpgsqlException("No password has been provided but the backend requires one"), "'plans' on db:5432");

        (refusal.Transient, refusal.WholeDatabase).ShouldBe((false, true));
        refusal.Message.ShouldContain("No password has been provided");
    }

    /// <summary>A write whose outcome is unknown is a conflict when it is repeated; reading tells which way it went.</summary>
    private static async Task AddAsync(OpenedStorage storage, string key, int count, Action onHalf)
    {
        var grain = storage.Grain(key);
        for (var next = 1; next <= count; next++)
        {
            while (!await TryAsync(grain, next))
            {
            }

            if (next == count / 2)
            {
                onHalf();
            }
        }
    }

    private static async Task<bool> TryAsync(GrainWriter grain, int next)
    {
        try
        {
            await grain.ReadAsync();
            var stored = grain.Exists ? BitConverter.ToInt32(grain.Bytes) : 0;
            stored.ShouldBeInRange(next - 1, next);
            if (stored < next)
            {
                await grain.WriteAsync(BitConverter.GetBytes(next), Samples.Some((0, next)));
            }

            return true;
        }
        catch (StorageException failure) when (failure.Transient)
        {
            return false;
        }
    }

    private static void Signal(CountdownEvent countdown)
    {
        lock (countdown)
        {
            if (!countdown.IsSet)
            {
                countdown.Signal();
            }
        }
    }
}

using System.Globalization;
using Orleans.Storage;
using ScenarioOrleans.Storage.Tests.Support;

namespace ScenarioOrleans.Storage.Tests.Contract;

public abstract class GroupCommitContract : StorageContract
{
    [SkippableFact]
    public async Task Write_TenThousandAtOnce_AreDurableInFewCommits()
    {
        const int Count = 10_000;
        var storage = await OpenAsync();

        await Task.WhenAll(Enumerable.Range(0, Count).Select(i =>
            storage.Grain(Samples.Key($"org-{i}")).WriteAsync($"{i}", Samples.Whole((0, i)))));

        storage.Commits.Sum().ShouldBe(Count);
        storage.Commits.Count.ShouldBeLessThan(Count / 50);
        Database.Query("SELECT count(*) FROM state_blocks").ShouldBe([$"{Count}"]);
        Database.Query("SELECT count(*), sum(volume) FROM weekly_figures").ShouldBe([$"{Count}|{(long)Count * (Count - 1) / 2}"]);
        await CloseAsync(storage);
        var again = await OpenAsync();
        foreach (var i in new[] { 0, 4_711, Count - 1 })
        {
            (await again.Grain(Samples.Key($"org-{i}")).ReadAsync()).Text.ShouldBe($"{i}");
        }
    }

    [SkippableFact]
    public async Task Write_ConflictsAmongOthers_FailAloneAndTheRestIsKept()
    {
        const int Count = 500;
        var storage = await OpenAsync();
        for (var i = 0; i < Count; i += 10)
        {
            await storage.Grain(Samples.Key($"org-{i}")).WriteAsync("earlier", Samples.Whole((0, -1)));
        }

        var writes = Enumerable.Range(0, Count)
            .Select(i => storage.Grain(Samples.Key($"org-{i}")).WriteAsync("later", Samples.Whole((0, 1))))
            .ToArray();
        await Task.WhenAll(writes).ContinueWith(static _ => { }, TaskScheduler.Default);

        for (var i = 0; i < Count; i++)
        {
            if (i % 10 == 0)
            {
                writes[i].Exception!.InnerException.ShouldBeOfType<InconsistentStateException>();
            }
            else
            {
                writes[i].IsCompletedSuccessfully.ShouldBeTrue();
            }
        }

        Database.Query("SELECT volume, count(*) FROM weekly_figures GROUP BY volume ORDER BY volume").ShouldBe(["-1|50", "1|450"]);
    }

    [SkippableFact]
    public async Task Write_TwoStoragesRaceForOneState_ExactlyOneWinsEachRound()
    {
        const int Rounds = 100;
        var storages = new[] { await OpenAsync(), await OpenAsync() };
        for (var round = 1; round <= Rounds; round++)
        {
            var racers = new[] { await storages[0].Grain("a").ReadAsync(), await storages[1].Grain("a").ReadAsync() };
            var next = (racers[0].Exists ? int.Parse(racers[0].Text, CultureInfo.InvariantCulture) : 0) + 1;

            var wins = await Task.WhenAll(racers.Select(racer => TryAsync(() => racer.WriteAsync($"{next}"))));

            wins.Count(won => won).ShouldBe(1);
        }

        (await storages[0].Grain("a").ReadAsync()).Text.ShouldBe($"{Rounds}");
    }

    [SkippableFact]
    public async Task Write_TwoStoragesAddToOneState_NoAdditionIsLost()
    {
        const int Each = 200;
        var storages = new[] { await OpenAsync(), await OpenAsync() };

        await Task.WhenAll(storages.Select(storage => AddAsync(storage, Each)));

        (await storages[0].Grain(Samples.Key()).ReadAsync()).Text.ShouldBe($"{2 * Each}");
        Database.Query("SELECT volume FROM weekly_figures").ShouldBe([$"{2 * Each}"]);
    }

    [SkippableFact]
    public async Task Write_OneStateTwiceWithoutWaiting_SecondIsAConflict()
    {
        var storage = await OpenAsync();

        var wins = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => TryAsync(() => storage.Grain("a").WriteAsync($"{i}"))));

        wins.Count(won => won).ShouldBe(1);
    }

    private static async Task AddAsync(OpenedStorage storage, int count)
    {
        var grain = storage.Grain(Samples.Key());
        for (var added = 0; added < count;)
        {
            await grain.ReadAsync();
            var sum = (grain.Exists ? int.Parse(grain.Text, CultureInfo.InvariantCulture) : 0) + 1;
            added += await TryAsync(() => grain.WriteAsync($"{sum}", Samples.Some((0, sum)))) ? 1 : 0;
        }
    }

    private static async Task<bool> TryAsync(Func<Task> write)
    {
        try
        {
            await write();
            return true;
        }
        catch (InconsistentStateException)
        {
            return false;
        }
    }
}

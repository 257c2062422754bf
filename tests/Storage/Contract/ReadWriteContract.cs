using Orleans.Storage;
using ScenarioOrleans.Grains;
using ScenarioOrleans.Storage.Tests.Support;

namespace ScenarioOrleans.Storage.Tests.Contract;

public abstract class ReadWriteContract : StorageContract
{
    [SkippableFact]
    public async Task Read_NothingStored_IsEmptyWithoutEtag()
    {
        var storage = await OpenAsync();

        var grain = await storage.Grain("a").ReadAsync();

        grain.Exists.ShouldBeFalse();
        grain.Etag.ShouldBeNull();
        grain.Bytes.ShouldBeEmpty();
    }

    [SkippableFact]
    public async Task Write_ThenReadElsewhere_GivesBlockAndEtagWithoutFigures()
    {
        var writer = (await OpenAsync()).Grain(Samples.Key());
        await writer.WriteAsync("one", Samples.Whole((0, 5)));

        var reader = await (await OpenAsync()).Grain(Samples.Key()).ReadAsync();

        reader.Text.ShouldBe("one");
        reader.Exists.ShouldBeTrue();
        reader.Etag.ShouldBe(writer.Etag);
        reader.Figures.ShouldBeNull();
    }

    [SkippableFact]
    public async Task Write_Again_ChangesTheEtagEachTime()
    {
        var grain = (await OpenAsync()).Grain("a");
        var etags = new HashSet<string?>();
        for (var i = 0; i < 5; i++)
        {
            await grain.WriteAsync($"{i}");
            etags.Add(grain.Etag).ShouldBeTrue();
        }

        (await grain.ReadAsync()).Text.ShouldBe("4");
    }

    [SkippableFact]
    public async Task Write_SameKeyOtherStateName_IsAStateOfItsOwn()
    {
        var storage = await OpenAsync();
        await storage.Grain("a", "aggregate").WriteAsync("one");
        await storage.Grain("a", "groups").WriteAsync("two");

        (await storage.Grain("a", "aggregate").ReadAsync()).Text.ShouldBe("one");
        (await storage.Grain("a", "groups").ReadAsync()).Text.ShouldBe("two");
    }

    [SkippableFact]
    public async Task Write_WithoutEtagOverAStoredBlock_IsAConflictAndChangesNothing()
    {
        var storage = await OpenAsync();
        var first = storage.Grain("a");
        await first.WriteAsync("one");

        var conflict = await Should.ThrowAsync<InconsistentStateException>(() => storage.Grain("a").WriteAsync("two"));

        conflict.StoredEtag.ShouldBe(first.Etag);
        conflict.CurrentEtag.ShouldBeNull();
        (await first.ReadAsync()).Text.ShouldBe("one");
    }

    [SkippableFact]
    public async Task Write_WithAnOutdatedEtag_IsAConflictAndTheReaderMayGoOn()
    {
        var first = (await OpenAsync()).Grain("a");
        await first.WriteAsync("one");
        var second = await (await OpenAsync()).Grain("a").ReadAsync();
        await second.WriteAsync("two");
        var outdated = first.Etag;

        var conflict = await Should.ThrowAsync<InconsistentStateException>(() => first.WriteAsync("three"));

        conflict.StoredEtag.ShouldBe(second.Etag);
        conflict.CurrentEtag.ShouldBe(outdated);
        await first.ReadAsync();
        await first.WriteAsync("three");
        (await second.ReadAsync()).Text.ShouldBe("three");
    }

    [SkippableTheory]
    [InlineData("*")]
    [InlineData("1")]
    [InlineData("1.x")]
    [InlineData("0aa1b2")]
    public async Task Write_WithAnEtagOfSomethingElse_IsAConflict(string etag)
    {
        var grain = (await OpenAsync()).Grain("a");
        await grain.WriteAsync("one");
        var stored = grain.Etag;
        grain.Etag = etag;

        var conflict = await Should.ThrowAsync<InconsistentStateException>(() => grain.WriteAsync("two"));

        conflict.StoredEtag.ShouldBe(stored);
    }

    [SkippableFact]
    public async Task Clear_Stored_IsGoneAndCanBeWrittenAnew()
    {
        var grain = (await OpenAsync()).Grain(Samples.Key());
        await grain.WriteAsync("one", Samples.Whole((0, 5)));

        await grain.ClearAsync();

        grain.Exists.ShouldBeFalse();
        grain.Etag.ShouldBeNull();
        (await grain.ReadAsync()).Exists.ShouldBeFalse();
        Database.Query("SELECT count(*) FROM weekly_figures").ShouldBe(["0"]);
        await grain.WriteAsync("two");
        (await grain.ReadAsync()).Text.ShouldBe("two");
    }

    [SkippableFact]
    public async Task Clear_NothingStored_DoesNothing()
    {
        var grain = (await OpenAsync()).Grain("a");

        await grain.ClearAsync();

        grain.Exists.ShouldBeFalse();
    }

    [SkippableFact]
    public async Task Clear_WithAnOutdatedEtagOrNone_IsAConflict()
    {
        var storage = await OpenAsync();
        var first = storage.Grain("a");
        await first.WriteAsync("one");
        var outdated = await storage.Grain("a").ReadAsync();
        await first.WriteAsync("two");

        await Should.ThrowAsync<InconsistentStateException>(outdated.ClearAsync);
        await Should.ThrowAsync<InconsistentStateException>(storage.Grain("a").ClearAsync);
        (await storage.Grain("a").ReadAsync()).Text.ShouldBe("two");
    }

    [SkippableFact]
    public async Task Write_EtagFromBeforeClearAndRewrite_IsAConflict()
    {
        var storage = await OpenAsync();
        var owner = storage.Grain("a");
        await owner.WriteAsync("one");
        var sleeper = await storage.Grain("a").ReadAsync();
        await owner.ClearAsync();
        await owner.WriteAsync("another first");

        await Should.ThrowAsync<InconsistentStateException>(() => sleeper.WriteAsync("late"));
    }

    [SkippableTheory]
    [InlineData("Zürich/Büro %2F 東京 \U0001F4DE")]
    [InlineData("' ; DROP TABLE state_blocks --")]
    [InlineData("%")]
    public async Task Write_AnyKey_IsReadBack(string key)
    {
        var storage = await OpenAsync();
        await storage.Grain(key).WriteAsync("one");

        (await storage.Grain(key).ReadAsync()).Text.ShouldBe("one");
        (await storage.Grain(key + " ").ReadAsync()).Exists.ShouldBeFalse();
    }

    [SkippableFact]
    public async Task Write_KeysOfTheLongestNames_AreKeptApart()
    {
        var storage = await OpenAsync();
        var name = new string('é', 500);
        await storage.Grain(Samples.Key(name, name + "1")).WriteAsync("one", Samples.Whole((0, 1)));
        await storage.Grain(Samples.Key(name, name + "2")).WriteAsync("two", Samples.Whole((0, 2)));

        (await storage.Grain(Samples.Key(name, name + "1")).ReadAsync()).Text.ShouldBe("one");
        (await storage.Grain(Samples.Key(name, name + "2")).ReadAsync()).Text.ShouldBe("two");
        Database.Query("SELECT contact_type FROM weekly_figures ORDER BY volume").ShouldBe([name + "1", name + "2"]);
    }

    [SkippableTheory]
    [InlineData(0)]
    [InlineData(100 * 1024)]
    [InlineData(12 * 1024 * 1024)]
    public async Task Write_BlockOfAnySize_IsReadBack(int length)
    {
        var block = new byte[length];
        new Random(7).NextBytes(block);
        var storage = await OpenAsync();

        await storage.Grain("a").WriteAsync(block);

        (await storage.Grain("a").ReadAsync()).Bytes.AsSpan().SequenceEqual(block).ShouldBeTrue();
    }

    [SkippableFact]
    public async Task Write_AfterTheStorageClosed_FailsAsTransient()
    {
        var storage = await OpenAsync();
        var grain = storage.Grain("a");
        await CloseAsync(storage);

        (await Should.ThrowAsync<StorageException>(() => grain.WriteAsync("late"))).Transient.ShouldBeTrue();
    }
}

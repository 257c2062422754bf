using ScenarioOrleans.Grains.State;
using ScenarioOrleans.Storage.Tests.Support;

namespace ScenarioOrleans.Storage.Tests.Contract;

public abstract class FiguresContract : StorageContract
{
    private const string WeeksAndVolumes = "SELECT week, volume FROM weekly_figures ORDER BY aggregate_id, week";

    [SkippableFact]
    public async Task Write_Figures_FillsEveryColumn()
    {
        var grain = (await OpenAsync()).Grain(Samples.Key("org-1", "Voice"));

        await grain.WriteAsync("one", new FiguresChange(DayOfWeek.Monday, true, [Samples.Week(0, "120.5", "312.4")]));

        Database.Query("""
            SELECT organization, scenario, kind, contact_type, staff_type, call_center, week_start, week, rows, volume, abandons,
                top_line_agents, base_aht, handled_threshold, service_level, acceptable_wait_time, total_queue_time
            FROM weekly_figures
            """).ShouldBe(["org-1|plan|running|Voice|Full-time|Austin|monday|2024-01-05|168|120.5|1|2.5|312.4|3|0.82||4"]);
    }

    [SkippableFact]
    public async Task Write_Whole_ReplacesAllWeeksOfThisAggregateOnly()
    {
        var storage = await OpenAsync();
        var grain = storage.Grain(Samples.Key());
        await storage.Grain(Samples.Key(contactType: "Chat")).WriteAsync("other", Samples.Whole((1, 9)));
        await grain.WriteAsync("one", Samples.Whole((0, 1), (1, 2), (2, 3)));

        await grain.WriteAsync("two", Samples.Whole((1, 20), (3, 30)));

        Database.Query(WeeksAndVolumes).ShouldBe(["2024-01-12|9", "2024-01-12|20", "2024-01-26|30"]);
    }

    [SkippableFact]
    public async Task Write_WholeOfNothing_RemovesAllWeeks()
    {
        var grain = (await OpenAsync()).Grain(Samples.Key());
        await grain.WriteAsync("one", Samples.Whole((0, 1), (1, 2)));

        await grain.WriteAsync("two", Samples.Whole());

        Database.Query(WeeksAndVolumes).ShouldBeEmpty();
    }

    [SkippableFact]
    public async Task Write_SomeWeeks_LeavesTheOthers()
    {
        var grain = (await OpenAsync()).Grain(Samples.Key());
        await grain.WriteAsync("one", Samples.Some((0, 1), (1, 2)));

        await grain.WriteAsync("two", Samples.Some((1, 20), (2, 3)));
        await grain.WriteAsync("three");

        Database.Query(WeeksAndVolumes).ShouldBe(["2024-01-05|1", "2024-01-12|20", "2024-01-19|3"]);
    }

    [SkippableFact]
    public async Task Write_Conflict_LeavesTheFigures()
    {
        var storage = await OpenAsync();
        await storage.Grain(Samples.Key()).WriteAsync("one", Samples.Whole((0, 1)));

        await Should.ThrowAsync<Orleans.Storage.InconsistentStateException>(
            () => storage.Grain(Samples.Key()).WriteAsync("two", Samples.Whole((0, 2))));

        Database.Query(WeeksAndVolumes).ShouldBe(["2024-01-05|1"]);
    }

    [SkippableFact]
    public async Task Write_NameWithTheNullCharacter_IsKeptAndShownAsReplacement()
    {
        var storage = await OpenAsync();
        var key = Samples.Key("org\0one");

        await storage.Grain(key).WriteAsync("one", Samples.Whole((0, 1)));

        (await storage.Grain(key).ReadAsync()).Text.ShouldBe("one");
        Database.Query("SELECT organization FROM weekly_figures").ShouldBe(["org\uFFFDone"]);
    }

    [SkippableFact]
    public async Task Write_FiguresUnderAKeyThatIsNoAggregates_IsRefused() =>
        await Should.ThrowAsync<FormatException>(async () => await (await OpenAsync()).Grain("org/plan").WriteAsync("one", Samples.Whole((0, 1))));
}

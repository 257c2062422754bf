using ScenarioOrleans.Storage.Tests.Cluster;
using ScenarioOrleans.Storage.Tests.Support;

namespace ScenarioOrleans.Storage.Tests.Recorded;

/// <summary>
/// A database that an earlier version wrote is opened and gone on with by this one: nothing that a class is called or how a state is
/// written may change what it holds.
/// </summary>
public abstract class RecordedStateContract : IAsyncLifetime
{
    public static TheoryData<string> Recordings => [.. Recording.Folders];

    protected abstract TestDatabase Database { get; }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await Database.DisposeAsync();

    [SkippableTheory]
    [MemberData(nameof(Recordings))]
    public async Task Open_Recorded_GrainsSayWhatTheySaid(string folder)
    {
        var recording = new Recording(folder);
        await using var cluster = await OpenAsync(recording);

        (await RecordedFigures.OfAsync(cluster, Database)).ShouldBe(recording.Figures);
        (await cluster.ScenariosAsync()).ShouldBe(RecordedMessages.Scenarios);
    }

    [SkippableTheory]
    [MemberData(nameof(Recordings))]
    public async Task Send_MessagesThatAreInAlready_ChangeNothing(string folder)
    {
        var recording = new Recording(folder);
        await using var cluster = await OpenAsync(recording);

        foreach (var (partition, offset, message) in RecordedMessages.All.Where(sent => sent.Message != RecordedMessages.Publish))
        {
            await cluster.SendAsync(partition, offset, message);
        }

        (await RecordedFigures.OfAsync(cluster, Database)).ShouldBe(recording.Figures);
    }

    [SkippableTheory]
    [MemberData(nameof(Recordings))]
    public async Task Publish_Recorded_IsTheLastSummaryUnderTheNextRevision(string folder)
    {
        var recording = new Recording(folder);
        await using var cluster = await OpenAsync(recording);

        await cluster.SendAsync(0, 12, RecordedMessages.Publish);

        cluster.Answers[^1].ShouldBe(recording.Summary.Replace("\"revision\":2,", "\"revision\":3,", StringComparison.Ordinal));
    }

    [SkippableTheory]
    [MemberData(nameof(Recordings))]
    public async Task Send_NewMessages_AreAddedAndReplaceTheSnapshot(string folder)
    {
        await using var cluster = await OpenAsync(new Recording(folder));
        const string Row = """{"Week":"2024-01-03","Contact Type":"Voice","Staff Type":"Full-time","Call Center":"Austin","Volume":1000000.5}""";

        await cluster.SendAsync(1, 11, $$"""{"event":"hourly","organizationId":12,"scenario":"actuals","week_start":"monday","rows":[{{Row}}]}""");
        await cluster.SendAsync(0, 12, $$"""{"organizationId":"org-1","weekly":[{{Row}}]}""");

        // Running: a week of three messages, the correction and the new row. Snapshot: the new row alone.
        Database.Query("SELECT rows, volume FROM weekly_figures WHERE kind = 'running' AND organization = '12' AND contact_type = 'Voice' AND week = '2024-01-01'")
            .ShouldBe(["23|1010613"]);
        Database.Query("SELECT contact_type, week_start, rows, volume FROM weekly_figures WHERE kind = 'snapshot' AND organization = 'org-1'")
            .ShouldBe(["Voice|friday|1|1000000.5"]);
    }

    /// <summary>Puts a recording into the empty database.</summary>
    private protected abstract void Load(Recording recording);

    private async Task<StoredCluster> OpenAsync(Recording recording)
    {
        Load(recording);
        return await StoredCluster.StartAsync(Database.Options, 1);
    }
}

using ScenarioOrleans.Storage.Tests.Cluster;
using ScenarioOrleans.Storage.Tests.Support;

namespace ScenarioOrleans.Storage.Tests.Recorded;

/// <summary>Makes a recording, and keeps it where it is asked for: see README.md here.</summary>
[Collection(PostgresTests.Name)]
public sealed class RecordTests(PostgresServer server)
{
    private const string Variable = "RECORD_STATES_TO";

    [SkippableFact]
    public async Task Record_AllKindsOfStates_IsTheSameInBothDatabases()
    {
        using var temporary = new TemporaryFolder();
        var folder = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } asked ? asked : temporary.Path;
        Directory.CreateDirectory(folder);
        await using var sqlite = new SqliteTestDatabase();
        await using var postgres = new PostgresTestDatabase(server);

        var (figures, summary) = await SendAsync(sqlite);
        (await SendAsync(postgres)).ShouldBe((figures, summary));

        File.Exists(sqlite.Options.Path + "-wal").ShouldBeFalse("all of it must be in the file");
        File.Copy(sqlite.Options.Path, Path.Combine(folder, Recording.SqliteFile), overwrite: true);
        server.Dump(postgres.Uri, Path.Combine(folder, Recording.PostgresFile));
        await File.WriteAllTextAsync(Path.Combine(folder, Recording.FiguresFile), figures);
        await File.WriteAllTextAsync(Path.Combine(folder, Recording.SummaryFile), summary);
    }

    private static async Task<(string Figures, string Summary)> SendAsync(TestDatabase database)
    {
        await using var cluster = await StoredCluster.StartAsync(database.Options, 1);
        foreach (var (partition, offset, message) in RecordedMessages.All)
        {
            await cluster.SendAsync(partition, offset, message);
        }

        var summary = cluster.Answers[^1];
        summary.ShouldContain("\"revision\":2,");
        return (await RecordedFigures.OfAsync(cluster, database), summary);
    }
}

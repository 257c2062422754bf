namespace ScenarioOrleans.Storage.Tests.Recorded;

/// <summary>What one version of the service left behind: a folder with its databases, and what it said of them.</summary>
/// <param name="folder">Below <c>Recorded</c>, for instance <c>schema-1</c>.</param>
internal sealed class Recording(string folder)
{
    public const string SqliteFile = "aggregates.sqlite";
    public const string PostgresFile = "postgres.sql";
    public const string FiguresFile = "figures.txt";
    public const string SummaryFile = "summary.json";

    private static readonly string Root = Path.Combine(AppContext.BaseDirectory, "Recorded");

    /// <summary>The folders of all recordings.</summary>
    public static IEnumerable<string> Folders => Directory.GetDirectories(Root).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal);

    public string Sqlite => PathOf(SqliteFile);

    public string PostgresScript => File.ReadAllText(PathOf(PostgresFile));

    /// <summary><see cref="RecordedFigures"/> of the service that made it.</summary>
    public string Figures => File.ReadAllText(PathOf(FiguresFile));

    /// <summary>The last summary that was published, of revision 2.</summary>
    public string Summary => File.ReadAllText(PathOf(SummaryFile));

    private string PathOf(string file) => Path.Combine(Root, folder, file);
}

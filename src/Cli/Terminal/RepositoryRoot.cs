namespace ScenarioOrleans.Cli.Terminal;

/// <summary>Finds the repository that this program was built from.</summary>
internal static class RepositoryRoot
{
    private const string Mark = "ScenarioOrleans.sln";

    /// <summary>
    /// What the front door says; else the nearest folder at or above <paramref name="start"/> that holds the solution;
    /// else <paramref name="start"/> itself (an installed program has no repository).
    /// </summary>
    public static string Find(string? told, string start)
    {
        if (!string.IsNullOrEmpty(told))
        {
            return told;
        }

        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, Mark)))
            {
                return folder.FullName;
            }
        }

        return start;
    }
}

namespace ScenarioOrleans.Architecture.Tests;

/// <summary>The repository this test was built from.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    /// <summary>Source files below a folder, without build output.</summary>
    public static IEnumerable<string> Files(string folder, string pattern) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), pattern, SearchOption.AllDirectories)
            .Where(file => !Below(file, "obj") && !Below(file, "bin") && !Below(file, "node_modules"));

    public static string Relative(string file) => Path.GetRelativePath(Root, file);

    private static bool Below(string file, string folder) =>
        file.Contains($"{Path.DirectorySeparatorChar}{folder}{Path.DirectorySeparatorChar}", StringComparison.Ordinal);

    private static string Find(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "ScenarioOrleans.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No ScenarioOrleans.sln above {start}. Run the tests from a build inside the repository.");
    }
}

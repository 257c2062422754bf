namespace ScenarioOrleans.Parquet.Tests;

/// <summary>A folder of its own for one test, removed with all that is in it.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("parquet-tests-").FullName;

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public string[] FileNames() => [.. Directory.EnumerateFiles(Path).Select(f => System.IO.Path.GetFileName(f))];

    public void Dispose() => Directory.Delete(Path, recursive: true);
}

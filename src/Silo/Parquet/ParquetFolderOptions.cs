namespace ScenarioOrleans.Silo.Parquet;

/// <summary>Where answers are also written as Parquet files. Configuration section <c>Scenario:Parquet</c>.</summary>
public sealed class ParquetFolderOptions
{
    public const string Section = "Scenario:Parquet";

    /// <summary>An existing folder that this process may write to. Null or empty (the default): no files are written.</summary>
    public string? Folder { get; set; }
}

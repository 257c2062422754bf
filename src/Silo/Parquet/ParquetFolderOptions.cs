namespace ScenarioOrleans.Silo.Parquet;

/// <summary>Where answers are also written as Parquet files.</summary>
public sealed class ParquetFolderOptions
{
    /// <summary>An existing folder that this process may write to. Null or empty (the default): no files are written.</summary>
    public string? Path { get; set; }
}

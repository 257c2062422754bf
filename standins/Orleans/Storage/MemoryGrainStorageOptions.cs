namespace Orleans.Configuration;

/// <summary>Settings of memory storage.</summary>
public class MemoryGrainStorageOptions
{
    public const int NumStorageGrainsDefaultValue = 10;

    /// <summary>Over how many grains Orleans spreads the states; without meaning here.</summary>
    public int NumStorageGrains { get; set; } = NumStorageGrainsDefaultValue;
}

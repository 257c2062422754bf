using ScenarioOrleans.Aggregation;

namespace ScenarioOrleans.Grains.Rollup;

/// <summary>How messages are read and answers written. Configuration section <c>Scenario:Rollup</c>.</summary>
public sealed class RollupOptions
{
    /// <summary>The smallest setting of <see cref="MaxInflatedBytes"/>: 64 KiB.</summary>
    public const long LeastMaxInflatedBytes = 64 << 10;

    /// <summary>The largest setting of <see cref="MaxInflatedBytes"/>: 64 GiB.</summary>
    public const long GreatestMaxInflatedBytes = 64L << 30;

    /// <summary>How the JSON of an answer travels; existing consumers expect base64 of gzip.</summary>
    public ContentEncoding ContentEncoding { get; set; } = ContentEncoding.GzipBase64;

    /// <summary>Largest inflated size of a message, in bytes; a larger one is cut off and refused as <c>too-large</c>.</summary>
    public long MaxInflatedBytes { get; set; } = new FoldLimits().MaxInflatedBytes;

    /// <summary>The limits the reader keeps.</summary>
    public FoldLimits Limits => new() { MaxInflatedBytes = MaxInflatedBytes };
}

namespace Parquet;

/// <summary>The refusals of the stand-in: each says what was asked for, what there is, and where the rest is.</summary>
internal static class Unsupported
{
    public static NotSupportedException Because(string asked, string available) =>
        new($"The Parquet stand-in does not support {asked}; it has {available}. Use the nuget dependency set (Parquet.Net) for more.");
}

namespace Parquet;

/// <summary>How a column's values should be encoded. The stand-in knows plain values (the default) and, for text, a dictionary.</summary>
public enum EncodingHint
{
    Default = 0,
    Dictionary,
    DeltaBinaryPacked,
    ByteSplitStream,
}

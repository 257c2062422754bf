namespace Parquet.Schema;

/// <summary>What a field holds. The stand-in writes flat files, so every field of it is <see cref="Data"/>.</summary>
public enum SchemaType
{
    Data,
    Map,
    Struct,
    List,
}

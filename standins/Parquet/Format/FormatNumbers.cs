namespace Parquet.Format;

// The enumerations of parquet.thrift, as far as they are written here.

internal enum PhysicalType
{
    Int32 = 1,
    Double = 5,
    ByteArray = 6,
}

internal enum Repetition
{
    Required = 0,
    Optional = 1,
}

internal enum ConvertedType
{
    Utf8 = 0,
    Date = 6,
}

internal enum PageEncoding
{
    Plain = 0,
    Rle = 3,
    RleDictionary = 8,
}

internal enum PageType
{
    Data = 0,
    Dictionary = 2,
}

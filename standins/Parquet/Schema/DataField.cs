namespace Parquet.Schema;

/// <summary>A column. The stand-in takes text, double and DateOnly, each with or without nulls.</summary>
public class DataField : Field
{
    /// <param name="name">The column's name.</param>
    /// <param name="clrType">The type of its values; text is nullable unless told otherwise, a struct is when it is a Nullable.</param>
    /// <param name="isNullable">When given, holds over what the type says.</param>
    /// <exception cref="NotSupportedException">The type is none of those above.</exception>
    public DataField(string name, Type clrType, bool? isNullable = null)
        : base(name, SchemaType.Data)
    {
        ArgumentNullException.ThrowIfNull(clrType);
        Type? underlying = Nullable.GetUnderlyingType(clrType);
        Type valueType = underlying ?? clrType;
        bool isText = valueType == typeof(string) || valueType == typeof(ReadOnlyMemory<char>);
        ClrType = isText ? typeof(ReadOnlyMemory<char>) : valueType;
        if (!isText && ClrType != typeof(double) && ClrType != typeof(DateOnly))
        {
            throw Unsupported.Because($"the type {clrType} of column '{name}'", "string, double and DateOnly");
        }

        IsNullable = isNullable ?? (underlying is not null || clrType == typeof(string));
    }

    public override bool IsNullable { get; }

    /// <summary>Never a Nullable; text is ReadOnlyMemory of char.</summary>
    public Type ClrType { get; }
}

namespace Orleans.Serialization.Cloning;

internal static class ArrayCopiers
{
    public static T[] Shallow<T>(T[] value, CopyContext context)
    {
        if (value is null || value.Length == 0)
        {
            return value!;
        }

        if (context.TryGet(value, out var seen))
        {
            return (T[])seen;
        }

        var copy = (T[])value.Clone();
        context.Record(value, copy);
        return copy;
    }

    public static T[] Deep<T>(T[] value, CopyContext context)
    {
        if (value is null || value.Length == 0)
        {
            return value!;
        }

        if (context.TryGet(value, out var seen))
        {
            return (T[])seen;
        }

        var copy = new T[value.Length];
        context.Record(value, copy);
        for (var i = 0; i < copy.Length; i++)
        {
            copy[i] = Copier<T>.CopyPart(value[i], context);
        }

        return copy;
    }

    public static TArray Clone<TArray>(TArray value, CopyContext context)
        => value is Array array ? (TArray)array.Clone() : value;
}

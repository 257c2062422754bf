using System.Runtime.CompilerServices;

namespace Orleans.Serialization.Cloning;

internal delegate T CopyFunction<T>(T value, CopyContext context);

/// <summary>Deep copies of <typeparamref name="T"/>, made once for each type.</summary>
internal static class Copier<T>
{
    /// <summary>Null when values of the type may be shared.</summary>
    public static readonly CopyFunction<T>? Function = (CopyFunction<T>?)CopierFactory.Create(typeof(T));

    /// <summary>Whether a value can be handed over as it is.</summary>
    public static bool Shares => Function is null;

    public static T Copy(T value) => Copy(value, null);

    /// <summary>Copies; grain references in the copy call through <paramref name="referenceOwner"/>.</summary>
    public static T Copy(T value, Orleans.Runtime.CallRuntime? referenceOwner)
    {
        if (Function is null || value is null)
        {
            return value;
        }

        var context = CopyContext.Rent(referenceOwner);
        try
        {
            return Function(value, context);
        }
        finally
        {
            context.Return();
        }
    }

    /// <summary>Copies as part of a larger copy.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T CopyPart(T value, CopyContext context) => Function is null ? value : Function(value, context);
}

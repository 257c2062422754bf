using Orleans.Runtime;

namespace Orleans.Serialization.Cloning;

internal static class ReferenceCopiers
{
    /// <summary>The same reference, calling through the runtime of the one who receives it.</summary>
    public static T Reference<T>(T value, CopyContext context)
        => value is GrainReference reference && context.ReferenceOwner is { } owner
            ? (T)(object)reference.For(owner)
            : value;
}

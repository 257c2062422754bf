using System.Diagnostics.CodeAnalysis;

namespace Orleans.Runtime;

/// <summary>Which activation's turn this thread is running.</summary>
internal static class RuntimeContext
{
    [ThreadStatic]
    [SuppressMessage("Usage", "CA2211", Justification = "A property over a thread-static costs a call on the hot path.")]
    internal static IGrainContext? CurrentContext;

    /// <summary>Null outside of a turn.</summary>
    public static IGrainContext? Current => CurrentContext;
}

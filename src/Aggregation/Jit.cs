using System.Runtime.CompilerServices;

namespace ScenarioOrleans.Aggregation;

/// <summary>How methods are compiled.</summary>
internal static class Jit
{
    /// <summary>
    /// Compiled well at its first call. Methods with 128-bit sums or vectors are not compiled ahead of time; without this the hot ones
    /// would crawl unoptimized through the first tens of messages of a process.
    /// </summary>
    public const MethodImplOptions AtOnce = MethodImplOptions.AggressiveOptimization;
}

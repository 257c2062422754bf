namespace Orleans.Serialization.Configuration;

/// <summary>Which interfaces' signatures are checked when a silo or client starts.</summary>
public sealed class TypeManifestOptions
{
    /// <summary>Filled with all grain interfaces that are found; configuration may take some out.</summary>
    public HashSet<Type> Interfaces { get; } = [];

    /// <summary>
    /// False: nothing is checked at start, and an interface that cannot work fails when its first reference is made. Orleans checks by
    /// default in the Development environment only; the stand-in always.
    /// </summary>
    public bool? EnableConfigurationAnalysis { get; set; }
}

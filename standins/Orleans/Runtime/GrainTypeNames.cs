using System.Reflection;

namespace Orleans.Runtime;

/// <summary>Names of grain classes and grain interfaces within the cluster.</summary>
internal static class GrainTypeNames
{
    private const string Suffix = "grain";

    /// <summary>[GrainType], else the class name in lower case without "grain" at its end.</summary>
    public static GrainType Of(Type grainClass)
        => grainClass.GetCustomAttribute<GrainTypeAttribute>(false)?.GrainType ?? GrainType.Create(ByConvention(grainClass));

    /// <summary>[Alias], else the full type name.</summary>
    public static GrainInterfaceType OfInterface(Type interfaceType)
        => GrainInterfaceType.Create(interfaceType.GetCustomAttribute<AliasAttribute>(false)?.Alias ?? interfaceType.FullName!);

    private static string ByConvention(Type grainClass)
    {
        var name = grainClass.Name.ToLowerInvariant();
        return name.Length > Suffix.Length && name.EndsWith(Suffix, StringComparison.Ordinal) ? name[..^Suffix.Length] : name;
    }
}

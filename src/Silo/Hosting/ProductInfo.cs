using System.Reflection;

namespace ScenarioOrleans.Silo.Hosting;

/// <summary>What is running: the version, as built.</summary>
public static class ProductInfo
{
    /// <summary>The product's version, without build metadata.</summary>
    public static string Version { get; } = VersionOf(typeof(ProductInfo));

    /// <summary>The version of an assembly this one runs on, for instance Orleans'.</summary>
    public static string VersionOf(Type type) =>
        type.Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+', ' ')[0].TrimEnd('.');
}

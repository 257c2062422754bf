using System.Reflection;

namespace ScenarioOrleans.Silo.Hosting;

/// <summary>What is running: the version, as built.</summary>
public static class ProductInfo
{
    /// <summary>The product's version, without build metadata.</summary>
    public static string Version { get; } =
        typeof(ProductInfo).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    /// <summary>The version of an assembly this one runs on, for instance Orleans'.</summary>
    public static string VersionOf(Type type) => type.Assembly.GetName().Version!.ToString(3);
}

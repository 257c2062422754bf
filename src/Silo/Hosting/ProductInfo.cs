using System.Reflection;

namespace ScenarioOrleans.Silo.Hosting;

/// <summary>What is running: version and dependency set, as built.</summary>
public static class ProductInfo
{
    /// <summary>The product's version, without build metadata.</summary>
    public static string Version { get; } =
        typeof(ProductInfo).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    /// <summary><c>nuget</c> or <c>standin</c>.</summary>
    public static string DependencySet { get; } =
        typeof(ProductInfo).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(pair => pair.Key == "DependencySet").Value!;

    /// <summary>The version of an assembly this one runs on, for instance Orleans'.</summary>
    public static string VersionOf(Type type) => type.Assembly.GetName().Version!.ToString(3);
}

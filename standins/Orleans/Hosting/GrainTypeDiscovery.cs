using System.Reflection;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Serialization.Configuration;

namespace Orleans.Runtime;

/// <summary>Finds grain classes and interfaces in the loaded assemblies that use Orleans, and in those that they reference.</summary>
internal sealed class GrainTypeDiscovery : IConfigureOptions<GrainTypeOptions>, IConfigureOptions<TypeManifestOptions>
{
    private static readonly Assembly Own = typeof(GrainTypeDiscovery).Assembly;

    public void Configure(GrainTypeOptions options)
    {
        foreach (var type in Assemblies().SelectMany(TypesOf))
        {
            if (InterfaceCatalog.IsGrainInterface(type))
            {
                options.Interfaces.Add(type);
            }
            else if (type is { IsClass: true, IsAbstract: false, IsGenericTypeDefinition: false }
                && typeof(IGrain).IsAssignableFrom(type)
                && !typeof(GrainReference).IsAssignableFrom(type))
            {
                options.Classes.Add(type);
            }
        }
    }

    public void Configure(TypeManifestOptions options)
        => options.Interfaces.UnionWith(Assemblies().SelectMany(TypesOf).Where(InterfaceCatalog.IsGrainInterface));

    private static IEnumerable<Assembly> Assemblies()
    {
        var seen = new Dictionary<string, Assembly>();
        var open = new Queue<Assembly>(AppDomain.CurrentDomain.GetAssemblies().Where(assembly => !assembly.IsDynamic));
        while (open.TryDequeue(out var assembly))
        {
            if (seen.TryAdd(assembly.FullName!, assembly) && (assembly == Own || Uses(assembly)))
            {
                foreach (var reference in assembly.GetReferencedAssemblies().Where(name => !seen.ContainsKey(name.FullName)))
                {
                    open.Enqueue(Assembly.Load(reference));
                }
            }
        }

        return seen.Values.Where(assembly => assembly == Own || Uses(assembly));
    }

    private static bool Uses(Assembly assembly)
        => assembly.GetReferencedAssemblies().Any(reference => reference.Name == Own.GetName().Name);

    private static IEnumerable<Type> TypesOf(Assembly assembly)
    {
        try
        {
            return assembly.GetTypes();
        }
        catch (ReflectionTypeLoadException exception)
        {
            return exception.Types.OfType<Type>();
        }
    }
}

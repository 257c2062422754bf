using System.Reflection;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Metadata;

namespace Orleans.Runtime;

/// <summary>The grain classes and interfaces of a silo, checked when it starts.</summary>
internal sealed class GrainCatalog(IOptions<GrainTypeOptions> options, IServiceProvider services)
{
    private readonly Lazy<Dictionary<GrainType, GrainClass>> _classes = new(() => Load(options.Value, services));
    private readonly System.Collections.Concurrent.ConcurrentDictionary<(Type, string?), GrainType> _resolved = new();

    public IEnumerable<GrainClass> Classes => _classes.Value.Values;

    public GrainClass ClassOf(GrainType type)
        => _classes.Value.TryGetValue(type, out var known)
            ? known
            : throw new ArgumentException($"Could not find an implementation for grain type {type}.");

    /// <summary>Which grain type an interface means, optionally among classes whose full name starts with a prefix.</summary>
    public GrainType Resolve(Type interfaceType, string? prefix)
        => _resolved.GetOrAdd((interfaceType, string.IsNullOrWhiteSpace(prefix) ? null : prefix), key => Find(key.Item1, key.Item2));

    /// <summary>Fails if two classes have the same grain type, or if a class cannot be made.</summary>
    public void Validate() => _ = _classes.Value;

    private static Dictionary<GrainType, GrainClass> Load(GrainTypeOptions options, IServiceProvider services)
    {
        var classes = new Dictionary<GrainType, GrainClass>();
        foreach (var type in options.Classes)
        {
            var grainClass = new GrainClass(type, services);
            if (!classes.TryAdd(grainClass.GrainType, grainClass))
            {
                throw new OrleansConfigurationException(
                    $"Grain classes {classes[grainClass.GrainType].Type} and {type} have the same grain type \"{grainClass.GrainType}\". "
                    + "Give one of them a [GrainType].");
            }
        }

        return classes;
    }

    private GrainType Find(Type interfaceType, string? prefix)
    {
        var name = GrainTypeNames.OfInterface(interfaceType);
        if (prefix is null && interfaceType.GetCustomAttribute<DefaultGrainTypeAttribute>()?.GrainType is { } preferred)
        {
            return preferred;
        }

        var candidates = Classes.Where(known => known.Interfaces.Contains(interfaceType)).ToArray();
        if (prefix is not null)
        {
            candidates = [.. candidates.Where(known => known.Type.FullName!.StartsWith(prefix, StringComparison.Ordinal))];
            return Array.Find(candidates, known => known.Type.FullName == prefix)?.GrainType
                ?? (candidates.Length > 0
                    ? One(candidates, $"interface {name} with implementation prefix \"{prefix}\"")
                    : throw new ArgumentException($"Could not find an implementation matching prefix \"{prefix}\" for interface {name}"));
        }

        if (candidates.Length == 0)
        {
            throw new ArgumentException($"Could not find an implementation for interface {name}");
        }

        return Array.Find(candidates, known => IsNamesake(interfaceType, known.Type))?.GrainType ?? One(candidates, $"interface {name}");
    }

    private static GrainType One(GrainClass[] candidates, string what)
        => candidates.Length == 1
            ? candidates[0].GrainType
            : throw new ArgumentException(
                $"Unable to identify a single appropriate grain type for {what}. Candidates: "
                + string.Join(", ", candidates.Select(known => $"{known.GrainType} ({known.Type.FullName})")));

    private static bool IsNamesake(Type interfaceType, Type grainClass)
        => interfaceType.Name.StartsWith('I') && interfaceType.Name[1..] == grainClass.Name && interfaceType.Namespace == grainClass.Namespace;
}

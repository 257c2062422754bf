using System.Collections.Concurrent;
using System.Reflection;
using Orleans.Invocation.Emit;

namespace Orleans.Runtime;

/// <summary>The grain interfaces of this process, each with its generated reference class.</summary>
internal static class InterfaceCatalog
{
    private static readonly ConcurrentDictionary<Type, Lazy<GrainInterface>> Known = new();
    private static readonly ConcurrentDictionary<Type, GrainInterface> ByReference = new();

    /// <summary>Makes the reference class when it is asked for the first time; fails if the interface cannot work.</summary>
    public static GrainInterface Get(Type interfaceType)
        => Known.GetOrAdd(interfaceType, static type => new Lazy<GrainInterface>(() => Make(type))).Value;

    public static GrainInterface? Find(Type referenceType) => ByReference.GetValueOrDefault(referenceType);

    /// <summary>The interface if a reference to it was ever made; null otherwise.</summary>
    public static GrainInterface? FindMade(Type interfaceType)
        => Known.TryGetValue(interfaceType, out var known) && known.IsValueCreated ? known.Value : null;

    /// <summary>An interface that grains are called by; not the marker interfaces themselves.</summary>
    public static bool IsGrainInterface(Type type)
        => type.IsInterface && typeof(IGrain).IsAssignableFrom(type) && type.Namespace != nameof(Orleans);

    /// <summary>Its own methods and those of the interfaces it derives from.</summary>
    public static IEnumerable<MethodInfo> MethodsOf(Type interfaceType)
        => interfaceType.GetInterfaces().Prepend(interfaceType)
            .SelectMany(type => type.GetMethods(BindingFlags.Instance | BindingFlags.Public))
            .Where(method => !method.IsSpecialName);

    private static GrainInterface Make(Type interfaceType)
    {
        if (!interfaceType.IsInterface || !typeof(IAddressable).IsAssignableFrom(interfaceType))
        {
            throw new ArgumentException($"{interfaceType} is not a grain interface.", nameof(interfaceType));
        }

        var problems = InterfaceRules.Problems(interfaceType).ToArray();
        if (problems.Length > 0)
        {
            throw new Serialization.CodecNotFoundException(string.Join(Environment.NewLine, problems));
        }

        var made = ProxyEmitter.Emit(interfaceType);
        ByReference[made.ReferenceType] = made;
        return made;
    }
}

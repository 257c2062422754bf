using Orleans.Serialization.Invocation;

namespace Orleans.Runtime;

/// <summary>A grain interface with its generated reference class.</summary>
internal sealed class GrainInterface(
    Type interfaceType,
    GrainInterfaceType name,
    Type referenceType,
    Func<GrainId, GrainInterfaceType, CallRuntime, GrainReference> create,
    IReadOnlyList<GrainMethod> methods)
{
    public Type InterfaceType { get; } = interfaceType;

    public GrainInterfaceType Name { get; } = name;

    public Type ReferenceType { get; } = referenceType;

    public IReadOnlyList<GrainMethod> Methods { get; } = methods;

    public GrainReference CreateReference(GrainId grainId, CallRuntime runtime) => create(grainId, Name, runtime);
}

using Orleans.Serialization.Invocation;

namespace Orleans.Runtime;

/// <summary>
/// A reference to a grain: its identity and the runtime that calls go through. Classes derived from it, one for each grain interface,
/// are made at run time. References are equal when they mean the same grain.
/// </summary>
public class GrainReference : IAddressable, IEquatable<GrainReference>
{
    private readonly CallRuntime _runtime;
    private Activation? _lastTarget;

    internal GrainReference(GrainId grainId, GrainInterfaceType interfaceType, CallRuntime runtime)
    {
        GrainId = grainId;
        InterfaceType = interfaceType;
        _runtime = runtime;
    }

    public GrainId GrainId { get; }

    public GrainInterfaceType InterfaceType { get; }

    public virtual string InterfaceName => InterfaceType.ToString();

    /// <summary>The activation that took the last call, to spare the directory; it may be gone.</summary>
    internal Activation? LastTarget
    {
        get => Volatile.Read(ref _lastTarget);
        set => Volatile.Write(ref _lastTarget, value);
    }

    public virtual TGrainInterface Cast<TGrainInterface>()
        where TGrainInterface : IAddressable
        => (TGrainInterface)CastTo(typeof(TGrainInterface));

    public bool Equals(GrainReference? other) => other is not null && GrainId == other.GrainId;

    public override bool Equals(object? obj) => Equals(obj as GrainReference);

    public override int GetHashCode() => GrainId.GetHashCode();

    public uint GetUniformHashCode() => GrainId.GetUniformHashCode();

    public sealed override string ToString() => $"GrainReference:{GrainId}:{InterfaceType}";

    public static bool operator ==(GrainReference? reference1, GrainReference? reference2)
        => reference1 is null ? reference2 is null : reference1.Equals(reference2);

    public static bool operator !=(GrainReference? reference1, GrainReference? reference2) => !(reference1 == reference2);

    internal object CastTo(Type interfaceType)
        => interfaceType.IsInstanceOfType(this) ? this : _runtime.Reference(GrainId, interfaceType);

    /// <summary>The same reference, calling through <paramref name="runtime"/>.</summary>
    internal GrainReference For(CallRuntime runtime)
        => ReferenceEquals(runtime, _runtime) ? this : runtime.Reference(this);

    /// <summary>Used by the generated classes.</summary>
    internal Task Send(TaskCall call)
    {
        CallerRuntime(call).Send(call, this);
        return call.Method.IsOneWay ? Task.CompletedTask : call.Answer;
    }

    /// <summary>Used by the generated classes.</summary>
    internal Task<TResult> Send<TResult>(TaskCall<TResult> call)
    {
        CallerRuntime(call).Send(call, this);
        return call.Answer;
    }

    private CallRuntime CallerRuntime(GrainCall call)
    {
        var caller = RuntimeContext.CurrentContext as Activation;
        call.Caller = caller;
        call.TargetId = GrainId;
        return caller?.Silo.Calls ?? _runtime;
    }
}

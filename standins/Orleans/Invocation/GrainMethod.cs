using System.Reflection;
using Orleans.CodeGeneration;
using Orleans.Concurrency;
using Orleans.Dashboard;
using Orleans.Runtime;

namespace Orleans.Serialization.Invocation;

/// <summary>A method of a grain interface, with what its attributes say.</summary>
internal sealed class GrainMethod
{
    public GrainMethod(Type interfaceType, GrainInterfaceType interfaceName, MethodInfo method)
    {
        InterfaceType = interfaceType;
        GrainInterfaceType = interfaceName;
        Method = method;
        Name = method.Name;
        InterfaceName = interfaceType.FullName!;
        Timeout = method.GetCustomAttribute<ResponseTimeoutAttribute>()?.Timeout;
        Options = (method.IsDefined(typeof(OneWayAttribute)) || method.ReturnType == typeof(void) ? InvokeMethodOptions.OneWay : 0)
            | (method.IsDefined(typeof(ReadOnlyAttribute)) ? InvokeMethodOptions.ReadOnly : 0)
            | (method.IsDefined(typeof(AlwaysInterleaveAttribute)) ? InvokeMethodOptions.AlwaysInterleave : 0);
        IsCancellable = method.GetParameters().Any(parameter => parameter.ParameterType == typeof(CancellationToken));
    }

    public Type InterfaceType { get; }

    public GrainInterfaceType GrainInterfaceType { get; }

    public MethodInfo Method { get; }

    public string Name { get; }

    public string InterfaceName { get; }

    public InvokeMethodOptions Options { get; }

    public TimeSpan? Timeout { get; }

    public bool IsCancellable { get; }

    public bool IsOneWay => (Options & InvokeMethodOptions.OneWay) != 0;

    public bool IsReadOnly => (Options & InvokeMethodOptions.ReadOnly) != 0;

    public bool IsAlwaysInterleave => (Options & InvokeMethodOptions.AlwaysInterleave) != 0;

    /// <summary>What the dashboard counts for the method.</summary>
    public MethodCounters Counters { get; } = new();

    public override string ToString() => $"{InterfaceName}.{Name}";
}

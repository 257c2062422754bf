using System.Reflection;

namespace ScenarioOrleans.Silo.Tests.Ingest;

/// <summary>An interface in one function.</summary>
public class InterfaceProxy : DispatchProxy
{
    private Func<MethodInfo, object?[], object?> _invoke = null!;

    public static T Of<T>(Func<MethodInfo, object?[], object?> invoke)
        where T : class
    {
        var proxy = Create<T, InterfaceProxy>();
        ((InterfaceProxy)(object)proxy)._invoke = invoke;
        return proxy;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => _invoke(targetMethod!, args ?? []);
}

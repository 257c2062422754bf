using System.Reflection;
using Orleans.Concurrency;
using Orleans.Serialization.Invocation;

namespace Orleans.Runtime;

/// <summary>Finds the method that [MayInterleave] names.</summary>
internal static class InterleavePredicate
{
    public static Func<object, IInvokable, bool> For(Type grainClass, MayInterleaveAttribute attribute)
    {
        var name = attribute.CallbackMethodName;
        var method = grainClass.GetMethod(
            name, BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.FlattenHierarchy);
        if (method is null || method.ReturnType != typeof(bool)
            || method.GetParameters() is not [{ ParameterType: var type }] || type != typeof(IInvokable))
        {
            throw new InvalidOperationException(
                $"Class {grainClass.FullName} has [MayInterleave(\"{name}\")] but no method bool {name}({nameof(IInvokable)}).");
        }

        if (method.IsStatic)
        {
            var shared = method.CreateDelegate<Func<IInvokable, bool>>();
            return (_, call) => shared(call);
        }

        var invoker = MethodInvoker.Create(method);
        return (grain, call) => (bool)invoker.Invoke(grain, call)!;
    }
}

using System.Reflection;
using Orleans.Concurrency;
using Orleans.Serialization;

namespace Orleans.Runtime;

/// <summary>What a grain interface must be like, as Orleans demands at compile time and at run time.</summary>
internal static class InterfaceRules
{
    /// <summary>Each problem names the interface, the method, the type and the remedy.</summary>
    public static IEnumerable<string> Problems(Type interfaceType)
    {
        if (interfaceType.IsGenericTypeDefinition)
        {
            yield return $"{interfaceType}: generic grain interfaces are not supported by the stand-in; build with -p:DependencySet=nuget.";
            yield break;
        }

        if (interfaceType.GetProperties().Length + interfaceType.GetEvents().Length > 0)
        {
            yield return $"{interfaceType}: a grain interface must have no properties and no events (ORLEANS0008).";
        }

        foreach (var method in InterfaceCatalog.MethodsOf(interfaceType))
        {
            foreach (var problem in Problems(method))
            {
                yield return $"{interfaceType.FullName}.{method.Name}: {problem}.";
            }
        }
    }

    private static IEnumerable<string> Problems(MethodInfo method)
    {
        if (method.IsGenericMethodDefinition)
        {
            yield return "generic grain methods are not supported by the stand-in; build with -p:DependencySet=nuget";
            yield break;
        }

        var result = ResultOf(method.ReturnType);
        if (result is null)
        {
            yield return $"its return type {method.ReturnType} must be Task, Task<T>, ValueTask, ValueTask<T>, or void with [OneWay]";
        }
        else if (method.IsDefined(typeof(OneWayAttribute)) && result != typeof(void))
        {
            yield return "a [OneWay] method must not have a result";
        }
        else if (SignatureRules.Problem(result) is { } problem)
        {
            yield return $"its result: {problem}";
        }

        foreach (var parameter in method.GetParameters())
        {
            if (SignatureRules.Problem(parameter.ParameterType) is { } wrong)
            {
                yield return $"its parameter {parameter.Name}: {wrong}";
            }
        }
    }

    /// <summary>The type of the result, void when there is none, null when the return type cannot be.</summary>
    private static Type? ResultOf(Type returnType)
    {
        if (returnType == typeof(Task) || returnType == typeof(ValueTask) || returnType == typeof(void))
        {
            return typeof(void);
        }

        return returnType.IsGenericType && (returnType.GetGenericTypeDefinition() == typeof(Task<>)
            || returnType.GetGenericTypeDefinition() == typeof(ValueTask<>))
            ? returnType.GetGenericArguments()[0]
            : null;
    }
}

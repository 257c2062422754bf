using System.Linq.Expressions;
using System.Reflection;
using System.Reflection.Emit;
using Orleans.Runtime;
using Orleans.Serialization.Invocation;

namespace Orleans.Invocation.Emit;

/// <summary>Makes the reference class of a grain interface: each method packs its arguments into a call object and sends it.</summary>
internal static class ProxyEmitter
{
    private static readonly ConstructorInfo BaseConstructor = typeof(GrainReference).GetConstructor(
        BindingFlags.Instance | BindingFlags.NonPublic, [typeof(GrainId), typeof(GrainInterfaceType), typeof(CallRuntime)])!;

    public static GrainInterface Emit(Type interfaceType)
    {
        var assembly = DynamicAssembly.Instance;
        lock (assembly.Gate)
        {
            assembly.Show(interfaceType);
            var name = GrainTypeNames.OfInterface(interfaceType);
            var type = assembly.Module.DefineType(
                assembly.NameFor($"{interfaceType.Name}Reference"),
                TypeAttributes.Public | TypeAttributes.Sealed,
                typeof(GrainReference),
                [interfaceType]);
            DefineConstructor(type);
            var methods = new List<GrainMethod>();
            foreach (var method in InterfaceCatalog.MethodsOf(interfaceType))
            {
                var described = new GrainMethod(interfaceType, name, method);
                methods.Add(described);
                DefineMethod(type, method, CallEmitter.Emit(described));
            }

            var referenceType = type.CreateType();
            return new GrainInterface(interfaceType, name, referenceType, Factory(referenceType), methods);
        }
    }

    private static void DefineConstructor(TypeBuilder type)
    {
        var constructor = type.DefineConstructor(
            MethodAttributes.Public, CallingConventions.Standard, [typeof(GrainId), typeof(GrainInterfaceType), typeof(CallRuntime)]);
        var il = constructor.GetILGenerator();
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldarg_1);
        il.Emit(OpCodes.Ldarg_2);
        il.Emit(OpCodes.Ldarg_3);
        il.Emit(OpCodes.Call, BaseConstructor);
        il.Emit(OpCodes.Ret);
    }

    private static void DefineMethod(TypeBuilder type, MethodInfo method, EmittedCall call)
    {
        var parameters = method.GetParameters().Select(parameter => parameter.ParameterType).ToArray();
        var implementation = type.DefineMethod(
            $"{method.DeclaringType!.FullName}.{method.Name}",
            MethodAttributes.Private | MethodAttributes.Virtual | MethodAttributes.Final | MethodAttributes.HideBySig | MethodAttributes.NewSlot,
            method.ReturnType,
            parameters);
        var il = implementation.GetILGenerator();
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Newobj, call.Constructor);
        for (var i = 0; i < parameters.Length; i++)
        {
            il.Emit(OpCodes.Dup);
            il.Emit(OpCodes.Ldarg, i + 1);
            il.Emit(OpCodes.Stfld, call.Arguments[i]);
        }

        il.Emit(OpCodes.Call, SendMethod(call.ResultType));
        if (method.ReturnType == typeof(void))
        {
            il.Emit(OpCodes.Pop);
        }
        else if (method.ReturnType.IsValueType)
        {
            var answer = call.ResultType is null ? typeof(Task) : typeof(Task<>).MakeGenericType(call.ResultType);
            il.Emit(OpCodes.Newobj, method.ReturnType.GetConstructor([answer])!);
        }

        il.Emit(OpCodes.Ret);
        type.DefineMethodOverride(implementation, method);
    }

    private static MethodInfo SendMethod(Type? resultType)
    {
        var send = typeof(GrainReference).GetMethods(BindingFlags.Instance | BindingFlags.NonPublic)
            .Single(method => method.Name == nameof(GrainReference.Send) && method.IsGenericMethodDefinition == (resultType is not null));
        return resultType is null ? send : send.MakeGenericMethod(resultType);
    }

    private static Func<GrainId, GrainInterfaceType, CallRuntime, GrainReference> Factory(Type referenceType)
    {
        var constructor = referenceType.GetConstructors().Single();
        var parameters = constructor.GetParameters().Select(parameter => Expression.Parameter(parameter.ParameterType)).ToArray();
        return Expression.Lambda<Func<GrainId, GrainInterfaceType, CallRuntime, GrainReference>>(
            Expression.New(constructor, parameters), parameters).Compile();
    }
}

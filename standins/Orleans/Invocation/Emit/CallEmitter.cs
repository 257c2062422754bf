using System.Reflection;
using System.Reflection.Emit;
using Orleans.Serialization.Cloning;
using Orleans.Serialization.Invocation;

namespace Orleans.Invocation.Emit;

/// <summary>Makes the call class of one grain method: fields for the arguments and code that copies them and makes the call.</summary>
internal static class CallEmitter
{
    private const MethodAttributes Override = MethodAttributes.Public | MethodAttributes.Virtual | MethodAttributes.HideBySig;

    public static EmittedCall Emit(GrainMethod described)
    {
        var assembly = DynamicAssembly.Instance;
        var method = described.Method;
        var parameters = method.GetParameters();
        assembly.Show(method.ReturnType);
        foreach (var parameter in parameters)
        {
            assembly.Show(parameter.ParameterType);
        }

        var result = ResultOf(method.ReturnType);
        var parent = result is null ? typeof(TaskCall) : typeof(TaskCall<>).MakeGenericType(result);
        var type = assembly.Module.DefineType(
            assembly.NameFor($"{described.InterfaceType.Name}_{method.Name}"), TypeAttributes.Public | TypeAttributes.Sealed, parent);
        var description = type.DefineField("Description", typeof(GrainMethod), FieldAttributes.Public | FieldAttributes.Static);
        var fields = parameters
            .Select((parameter, i) => type.DefineField($"Argument{i}", parameter.ParameterType, FieldAttributes.Public))
            .ToArray();
        type.DefineDefaultConstructor(MethodAttributes.Public);
        DefineGetter(type, "get_Method", typeof(GrainMethod), il => il.Emit(OpCodes.Ldsfld, description));
        DefineGetter(type, nameof(GrainCall.GetArgumentCount), typeof(int), il => il.Emit(OpCodes.Ldc_I4, fields.Length));
        DefineCopyArguments(type, parameters, fields);
        DefineGetArgument(type, fields);
        DefineSetArgument(type, fields);
        DefineStart(type, method, fields);
        if (Array.FindIndex(parameters, parameter => parameter.ParameterType == typeof(CancellationToken)) is var token and >= 0)
        {
            DefineCancellation(type, fields[token]);
        }

        var made = type.CreateType();
        made.GetField("Description")!.SetValue(null, described);
        return new EmittedCall(made.GetConstructor([])!, [.. fields.Select(field => made.GetField(field.Name)!)], result);
    }

    private static Type? ResultOf(Type returnType) => returnType.IsGenericType ? returnType.GetGenericArguments()[0] : null;

    private static void DefineGetter(TypeBuilder type, string name, Type result, Action<ILGenerator> load)
    {
        var il = type.DefineMethod(name, Override, result, []).GetILGenerator();
        load(il);
        il.Emit(OpCodes.Ret);
    }

    private static void DefineCopyArguments(TypeBuilder type, ParameterInfo[] parameters, FieldBuilder[] fields)
    {
        var il = type.DefineMethod(nameof(GrainCall.CopyArguments), Override, typeof(void), []).GetILGenerator();
        for (var i = 0; i < fields.Length; i++)
        {
            var fieldType = fields[i].FieldType;
            if (parameters[i].IsDefined(typeof(ImmutableAttribute)) || Serialization.TypeRules.IsShareable(fieldType))
            {
                continue;
            }

            il.Emit(OpCodes.Ldarg_0);
            il.Emit(OpCodes.Ldarg_0);
            il.Emit(OpCodes.Ldfld, fields[i]);
            il.Emit(OpCodes.Call, typeof(Copier<>).MakeGenericType(fieldType).GetMethod(nameof(Copier<int>.Copy), [fieldType])!);
            il.Emit(OpCodes.Stfld, fields[i]);
        }

        il.Emit(OpCodes.Ret);
    }

    private static void DefineGetArgument(TypeBuilder type, FieldBuilder[] fields)
    {
        var il = type.DefineMethod(nameof(GrainCall.GetArgument), Override, typeof(object), [typeof(int)]).GetILGenerator();
        Switch(il, fields, field =>
        {
            il.Emit(OpCodes.Ldarg_0);
            il.Emit(OpCodes.Ldfld, field);
            il.Emit(OpCodes.Box, field.FieldType);
            il.Emit(OpCodes.Ret);
        });
    }

    private static void DefineSetArgument(TypeBuilder type, FieldBuilder[] fields)
    {
        var il = type.DefineMethod(nameof(GrainCall.SetArgument), Override, typeof(void), [typeof(int), typeof(object)]).GetILGenerator();
        Switch(il, fields, field =>
        {
            il.Emit(OpCodes.Ldarg_0);
            il.Emit(OpCodes.Ldarg_2);
            il.Emit(OpCodes.Unbox_Any, field.FieldType);
            il.Emit(OpCodes.Stfld, field);
            il.Emit(OpCodes.Ret);
        });
    }

    private static void Switch(ILGenerator il, FieldBuilder[] fields, Action<FieldBuilder> emit)
    {
        var labels = fields.Select(_ => il.DefineLabel()).ToArray();
        il.Emit(OpCodes.Ldarg_1);
        il.Emit(OpCodes.Switch, labels);
        il.Emit(OpCodes.Ldstr, "index");
        il.Emit(OpCodes.Newobj, typeof(ArgumentOutOfRangeException).GetConstructor([typeof(string)])!);
        il.Emit(OpCodes.Throw);
        for (var i = 0; i < fields.Length; i++)
        {
            il.MarkLabel(labels[i]);
            emit(fields[i]);
        }
    }

    private static void DefineStart(TypeBuilder type, MethodInfo method, FieldBuilder[] fields)
    {
        var il = type.DefineMethod(nameof(GrainCall.Start), Override, typeof(Task), [typeof(object)]).GetILGenerator();
        il.Emit(OpCodes.Ldarg_1);
        il.Emit(OpCodes.Castclass, method.DeclaringType!);
        foreach (var field in fields)
        {
            il.Emit(OpCodes.Ldarg_0);
            il.Emit(OpCodes.Ldfld, field);
        }

        il.Emit(OpCodes.Callvirt, method);
        if (method.ReturnType == typeof(void))
        {
            il.Emit(OpCodes.Call, typeof(Task).GetProperty(nameof(Task.CompletedTask))!.GetMethod!);
        }
        else if (method.ReturnType.IsValueType)
        {
            var local = il.DeclareLocal(method.ReturnType);
            il.Emit(OpCodes.Stloc, local);
            il.Emit(OpCodes.Ldloca, local);
            il.Emit(OpCodes.Call, method.ReturnType.GetMethod(nameof(ValueTask.AsTask))!);
        }

        il.Emit(OpCodes.Ret);
    }

    private static void DefineCancellation(TypeBuilder type, FieldBuilder token)
    {
        DefineGetter(type, nameof(GrainCall.GetCancellationToken), typeof(CancellationToken), il =>
        {
            il.Emit(OpCodes.Ldarg_0);
            il.Emit(OpCodes.Ldfld, token);
        });
        var il = type.DefineMethod(nameof(GrainCall.SetCancellationToken), Override, typeof(void), [typeof(CancellationToken)]).GetILGenerator();
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldarg_1);
        il.Emit(OpCodes.Stfld, token);
        il.Emit(OpCodes.Ret);
    }
}

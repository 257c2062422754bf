using System.Reflection;
using System.Reflection.Emit;

namespace Orleans.Invocation.Emit;

/// <summary>The assembly of the generated classes. It may see internal types of the assemblies it is told of.</summary>
internal sealed class DynamicAssembly
{
    private readonly AssemblyBuilder _assembly;
    private readonly ConstructorInfo _ignoresAccess;
    private readonly HashSet<string> _visible = [];
    private int _number;

    private DynamicAssembly()
    {
        _assembly = AssemblyBuilder.DefineDynamicAssembly(new AssemblyName("Orleans.StandIn.Generated"), AssemblyBuilderAccess.Run);
        Module = _assembly.DefineDynamicModule("main");
        _ignoresAccess = DefineIgnoresAccessChecks();
        Show(typeof(DynamicAssembly));
    }

    public static DynamicAssembly Instance { get; } = new();

    /// <summary>Held while classes are defined.</summary>
    public Lock Gate { get; } = new();

    public ModuleBuilder Module { get; }

    /// <summary>A name that no other generated class has.</summary>
    public string NameFor(string stem) => $"Generated.{stem}_{++_number}";

    /// <summary>Lets generated code use the type and its arguments even when they are internal.</summary>
    public void Show(Type type)
    {
        if (type.HasElementType)
        {
            Show(type.GetElementType()!);
            return;
        }

        foreach (var argument in type.IsGenericType ? type.GetGenericArguments() : [])
        {
            Show(argument);
        }

        var name = type.Assembly.GetName().Name!;
        if (_visible.Add(name))
        {
            _assembly.SetCustomAttribute(new CustomAttributeBuilder(_ignoresAccess, [name]));
        }
    }

    private ConstructorBuilder DefineIgnoresAccessChecks()
    {
        var type = Module.DefineType(
            "System.Runtime.CompilerServices.IgnoresAccessChecksToAttribute", TypeAttributes.Public | TypeAttributes.Class, typeof(Attribute));
        var field = type.DefineField("_name", typeof(string), FieldAttributes.Private);
        var constructor = type.DefineConstructor(MethodAttributes.Public, CallingConventions.Standard, [typeof(string)]);
        var il = constructor.GetILGenerator();
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Call, typeof(Attribute).GetConstructor(BindingFlags.Instance | BindingFlags.NonPublic, [])!);
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldarg_1);
        il.Emit(OpCodes.Stfld, field);
        il.Emit(OpCodes.Ret);
        var property = type.DefineProperty("AssemblyName", PropertyAttributes.None, typeof(string), []);
        var getter = type.DefineMethod("get_AssemblyName", MethodAttributes.Public | MethodAttributes.SpecialName, typeof(string), []);
        var code = getter.GetILGenerator();
        code.Emit(OpCodes.Ldarg_0);
        code.Emit(OpCodes.Ldfld, field);
        code.Emit(OpCodes.Ret);
        property.SetGetMethod(getter);
        type.CreateType();
        return constructor;
    }
}

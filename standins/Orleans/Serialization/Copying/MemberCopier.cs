using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;

namespace Orleans.Serialization.Cloning;

/// <summary>Copies objects member by member with code made for their type.</summary>
internal static class MemberCopier
{
    internal delegate void Fill<T>(ref T source, ref T copy, CopyContext context);

    /// <summary>A CopyFunction for a [GenerateSerializer] type or a tuple.</summary>
    public static Delegate Create(Type type)
        => (Delegate)typeof(MemberCopier)
            .GetMethod(type.IsValueType ? nameof(ForStruct) : nameof(ForClass), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(type)
            .Invoke(null, null)!;

    private static CopyFunction<T> ForStruct<T>()
    {
        var fill = MakeFill<T>();
        return (value, context) =>
        {
            var copy = value;
            fill(ref value, ref copy, context);
            return copy;
        };
    }

    private static CopyFunction<T> ForClass<T>()
        where T : class
    {
        var fill = MakeFill<T>();
        var create = MakeCreate<T>();
        return (value, context) =>
        {
            if (value is null)
            {
                return value!;
            }

            if (value.GetType() != typeof(T))
            {
                return (T)DynamicCopier.Copy(value, context);
            }

            if (context.TryGet(value, out var seen))
            {
                return (T)seen;
            }

            var copy = create();
            context.Record(value, copy);
            fill(ref value, ref copy, context);
            return copy;
        };
    }

    private static Func<T> MakeCreate<T>()
    {
        var constructor = typeof(T).GetConstructor(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic, []);
        if (constructor is null)
        {
            return static () => (T)RuntimeHelpers.GetUninitializedObject(typeof(T));
        }

        var method = new DynamicMethod($"Create_{typeof(T).Name}", typeof(T), [], typeof(MemberCopier).Module, skipVisibility: true);
        var il = method.GetILGenerator();
        il.Emit(OpCodes.Newobj, constructor);
        il.Emit(OpCodes.Ret);
        return method.CreateDelegate<Func<T>>();
    }

    private static Fill<T> MakeFill<T>()
    {
        var type = typeof(T);
        var method = new DynamicMethod(
            $"Copy_{type.Name}",
            typeof(void),
            [type.MakeByRefType(), type.MakeByRefType(), typeof(CopyContext)],
            typeof(MemberCopier).Module,
            skipVisibility: true);
        var il = method.GetILGenerator();
        foreach (var member in TypeRules.MembersOf(type))
        {
            EmitMember(il, type, member);
        }

        il.Emit(OpCodes.Ret);
        return method.CreateDelegate<Fill<T>>();
    }

    private static void EmitMember(ILGenerator il, Type owner, SerializedMember member)
    {
        il.Emit(OpCodes.Ldarg_1);
        EmitTarget(il, owner);
        il.Emit(OpCodes.Ldarg_0);
        EmitTarget(il, owner);
        il.Emit(OpCodes.Ldfld, member.Field);
        if (!member.Shared)
        {
            il.Emit(OpCodes.Ldarg_2);
            il.Emit(OpCodes.Call, typeof(Copier<>).MakeGenericType(member.Field.FieldType).GetMethod(nameof(Copier<int>.CopyPart))!);
        }

        il.Emit(OpCodes.Stfld, member.Field);
    }

    private static void EmitTarget(ILGenerator il, Type owner)
    {
        if (!owner.IsValueType)
        {
            il.Emit(OpCodes.Ldind_Ref);
        }
    }
}

using System.Reflection;
using Orleans.Runtime;

namespace Orleans.Serialization.Cloning;

/// <summary>Chooses how values of a type are copied.</summary>
internal static class CopierFactory
{
    /// <summary>A CopyFunction of the type, or null when its values may be shared.</summary>
    public static Delegate? Create(Type type)
    {
        if (TypeRules.IsShareable(type))
        {
            return null;
        }

        if (typeof(GrainReference).IsAssignableFrom(type))
        {
            return Of(typeof(ReferenceCopiers), nameof(ReferenceCopiers.Reference), type);
        }

        if (type.IsArray)
        {
            return ArrayCopierOf(type);
        }

        if (type == typeof(object) || type.IsInterface || type.IsAbstract)
        {
            return Of(typeof(DynamicCopier), nameof(DynamicCopier.CopyAs), type);
        }

        if (type.IsGenericType && CollectionCopiers.Find(type.GetGenericTypeDefinition()) is { } name)
        {
            return Of(typeof(CollectionCopiers), name, type, type.GetGenericArguments());
        }

        if (BytesCopiers.Find(type) is { } bytes)
        {
            return bytes;
        }

        if (TypeRules.IsTuple(type) || Attribute.IsDefined(type, typeof(GenerateSerializerAttribute), false))
        {
            return MemberCopier.Create(type);
        }

        throw new CodecNotFoundException(TypeRules.Undecorated(type));
    }

    private static Delegate ArrayCopierOf(Type type)
    {
        var element = type.GetElementType()!;
        if (!type.IsSZArray)
        {
            return TypeRules.IsShareable(element)
                ? Of(typeof(ArrayCopiers), nameof(ArrayCopiers.Clone), type)
                : throw new NotSupportedException($"Multi-dimensional arrays of {element} are not supported by the stand-in.");
        }

        return Of(typeof(ArrayCopiers), TypeRules.IsShareable(element) ? nameof(ArrayCopiers.Shallow) : nameof(ArrayCopiers.Deep), type, element);
    }

    private static Delegate Of(Type owner, string name, Type type, params Type[] arguments)
    {
        var method = owner.GetMethod(name, BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(arguments.Length == 0 ? [type] : arguments);
        return method.CreateDelegate(typeof(CopyFunction<>).MakeGenericType(type));
    }
}

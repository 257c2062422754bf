using System.Reflection;
using Orleans.Runtime;
using Orleans.Serialization.Cloning;

namespace Orleans.Serialization;

/// <summary>Proves that the types of a grain's signatures can travel.</summary>
internal static class SignatureRules
{
    private static readonly HashSet<Type> CollectionInterfaces =
    [
        typeof(IEnumerable<>), typeof(ICollection<>), typeof(IList<>), typeof(IReadOnlyList<>), typeof(IReadOnlyCollection<>),
        typeof(IDictionary<,>), typeof(IReadOnlyDictionary<,>), typeof(ISet<>), typeof(IReadOnlySet<>),
    ];

    /// <summary>What is wrong with the type, with the remedy; null when it can travel.</summary>
    public static string? Problem(Type type) => Problem(type, []);

    private static string? Problem(Type type, HashSet<Type> seen)
    {
        if (!seen.Add(type) || TypeRules.IsShareable(type) || type == typeof(object) || type.IsGenericParameter)
        {
            return null;
        }

        if (type.IsArray)
        {
            return Problem(type.GetElementType()!, seen);
        }

        if (typeof(IAddressable).IsAssignableFrom(type))
        {
            return type.IsInterface || typeof(GrainReference).IsAssignableFrom(type)
                ? null
                : $"{type} is a grain class; pass a reference by its interface";
        }

        if (type.IsPointer || type.IsByRef || typeof(Delegate).IsAssignableFrom(type))
        {
            return $"{type} cannot be serialized";
        }

        if (type.IsGenericType && (CollectionCopiers.IsKnown(type.GetGenericTypeDefinition()) || TypeRules.IsTuple(type)
            || CollectionInterfaces.Contains(type.GetGenericTypeDefinition())))
        {
            return First(type.GetGenericArguments(), seen);
        }

        if (BytesCopiers.Find(type) is not null || type.IsInterface)
        {
            return null;
        }

        return Attribute.IsDefined(type, typeof(GenerateSerializerAttribute), false) ? MemberProblem(type, seen)
            : type.IsAbstract ? null
            : $"{type} is not marked [GenerateSerializer]; mark it and give each of its fields and auto-properties an [Id]";
    }

    private static string? MemberProblem(Type type, HashSet<Type> seen)
    {
        foreach (var level in TypeRules.LevelsOf(type))
        {
            if (!Attribute.IsDefined(level, typeof(GenerateSerializerAttribute), false))
            {
                return $"{level}, the base of {type}, is not marked [GenerateSerializer]";
            }

            foreach (var field in TypeRules.FieldsOf(level))
            {
                var problem = Annotation.Of(level, field) switch
                {
                    Annotation.Kind.Missing => $"{level} has the member {NameOf(field)} without [Id]; give it one, or mark it [NonSerialized]",
                    Annotation.Kind.Member => Problem(field.FieldType, seen),
                    _ => null,
                };
                if (problem is not null)
                {
                    return problem;
                }
            }
        }

        return null;
    }

    private static string? First(Type[] types, HashSet<Type> seen)
        => types.Select(type => Problem(type, seen)).FirstOrDefault(problem => problem is not null);

    private static string NameOf(FieldInfo field)
        => field.Name.StartsWith('<') ? field.Name[1..field.Name.IndexOf('>', StringComparison.Ordinal)] : field.Name;
}

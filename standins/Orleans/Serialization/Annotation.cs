using System.Reflection;
using System.Runtime.CompilerServices;

namespace Orleans.Serialization;

/// <summary>Reads what a [GenerateSerializer] type says of one of its fields.</summary>
internal static class Annotation
{
    internal enum Kind
    {
        /// <summary>It has an id, or its place gives it one.</summary>
        Member,

        /// <summary>It stays behind: [NonSerialized], or a captured constructor parameter.</summary>
        Left,

        /// <summary>Nothing is said, which Orleans refuses to compile.</summary>
        Missing,
    }

    public static Kind Of(Type owner, FieldInfo field)
    {
        var property = PropertyBehind(owner, field);
        if (Has<NonSerializedAttribute>(field) || (property is not null && Has<NonSerializedAttribute>(property)))
        {
            return Kind.Left;
        }

        if (Has<IdAttribute>(field) || (property is not null && Has<IdAttribute>(property)))
        {
            return Kind.Member;
        }

        var serializer = owner.GetCustomAttribute<GenerateSerializerAttribute>(false);
        if (property is not null)
        {
            var implied = (serializer?.GenerateFieldIds == GenerateFieldIds.PublicProperties && property.GetMethod?.IsPublic == true)
                || (IsRecord(owner) && IsConstructorParameter(owner, property.Name));
            return implied ? Kind.Member : Kind.Missing;
        }

        if (IsCapturedParameter(field))
        {
            return serializer?.IncludePrimaryConstructorParameters == true ? Kind.Member : Kind.Left;
        }

        return Kind.Missing;
    }

    public static bool IsImmutable(Type owner, FieldInfo field)
        => Has<ImmutableAttribute>(field) || (PropertyBehind(owner, field) is { } property && Has<ImmutableAttribute>(property));

    private static bool Has<T>(MemberInfo member)
        where T : Attribute
        => Attribute.IsDefined(member, typeof(T), false);

    private static bool IsCapturedParameter(FieldInfo field)
        => field.Name.StartsWith('<') && field.Name.EndsWith(">P", StringComparison.Ordinal);

    private static PropertyInfo? PropertyBehind(Type owner, FieldInfo field)
    {
        const string Suffix = ">k__BackingField";
        return field.Name.StartsWith('<') && field.Name.EndsWith(Suffix, StringComparison.Ordinal)
            ? owner.GetProperty(
                field.Name[1..^Suffix.Length],
                BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
            : null;
    }

    private static bool IsRecord(Type type)
        => type.GetMethod("PrintMembers", BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.DeclaredOnly) is { } method
            && Attribute.IsDefined(method, typeof(CompilerGeneratedAttribute));

    private static bool IsConstructorParameter(Type type, string name)
        => type.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .SelectMany(constructor => constructor.GetParameters())
            .Any(parameter => parameter.Name == name);
}

using System.Collections.Concurrent;
using System.Collections.Specialized;
using System.Globalization;
using System.Net;
using System.Numerics;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Orleans.Serialization;

/// <summary>What Orleans' serializer knows of types: which may be shared, which members travel.</summary>
internal static class TypeRules
{
    private static readonly HashSet<Type> SharedTypes =
    [
        typeof(string), typeof(decimal), typeof(DateTime), typeof(DateTimeOffset), typeof(TimeSpan), typeof(DateOnly), typeof(TimeOnly),
        typeof(Guid), typeof(Int128), typeof(UInt128), typeof(Half), typeof(BigInteger), typeof(Uri), typeof(Version),
        typeof(IPAddress), typeof(IPEndPoint), typeof(CultureInfo), typeof(CompareInfo), typeof(BitVector32),
        typeof(CancellationToken), typeof(void),
    ];

    private static readonly ConcurrentDictionary<Type, bool> Shareable = new();

    public static bool IsShareable(Type type) => Shareable.TryGetValue(type, out var known) ? known : Shareable[type] = Decide(type);

    public static bool IsTuple(Type type) => typeof(ITuple).IsAssignableFrom(type) && type.IsGenericType;

    /// <summary>The fields that travel, base classes first.</summary>
    public static IReadOnlyList<SerializedMember> MembersOf(Type type)
    {
        if (IsTuple(type))
        {
            return [.. FieldsOf(type).Select(field => new SerializedMember(field, IsShareable(field.FieldType)))];
        }

        var members = new List<SerializedMember>();
        foreach (var level in LevelsOf(type))
        {
            if (!Attribute.IsDefined(level, typeof(GenerateSerializerAttribute), false))
            {
                throw new CodecNotFoundException(Undecorated(level));
            }

            members.AddRange(FieldsOf(level)
                .Where(field => Annotation.Of(level, field) is Annotation.Kind.Member)
                .Select(field => new SerializedMember(field, Annotation.IsImmutable(level, field) || IsShareable(field.FieldType))));
        }

        return members;
    }

    /// <summary>The type and its base types, topmost first, without object and ValueType.</summary>
    public static IEnumerable<Type> LevelsOf(Type type)
    {
        var levels = new Stack<Type>();
        for (var level = type; level is not null && level != typeof(object) && level != typeof(ValueType); level = level.BaseType)
        {
            levels.Push(level);
        }

        return levels;
    }

    public static IEnumerable<FieldInfo> FieldsOf(Type level)
        => level.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly);

    public static string Undecorated(Type type)
        => $"Could not find a codec for type {type}. Mark it [GenerateSerializer] and give each of its fields and auto-properties an [Id].";

    private static bool Decide(Type type)
    {
        if (type.IsPrimitive || type.IsEnum || SharedTypes.Contains(type))
        {
            return true;
        }

        if (typeof(Exception).IsAssignableFrom(type) || typeof(Type).IsAssignableFrom(type) || typeof(IEqualityComparer<string>) == type
            || typeof(StringComparer).IsAssignableFrom(type))
        {
            return true;
        }

        if (type.IsSealed && Attribute.IsDefined(type, typeof(ImmutableAttribute), false))
        {
            return true;
        }

        if (type.IsGenericType && type.IsSealed && IsValueLike(type))
        {
            return type.GetGenericArguments().All(IsShareable);
        }

        if (type.IsGenericType && IsTuple(type))
        {
            return type.GetGenericArguments().All(IsShareable);
        }

        return type.IsValueType
            && Attribute.IsDefined(type, typeof(GenerateSerializerAttribute), false)
            && FieldsOf(type).All(field => IsShareable(field.FieldType) || Annotation.IsImmutable(type, field));
    }

    private static bool IsValueLike(Type type)
    {
        var definition = type.GetGenericTypeDefinition();
        return definition == typeof(Nullable<>)
            || definition == typeof(KeyValuePair<,>)
            || definition.Namespace == "System.Collections.Immutable"
            || definition.Namespace == "System.Collections.Frozen";
    }
}

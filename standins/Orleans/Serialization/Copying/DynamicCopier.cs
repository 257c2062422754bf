using System.Collections.Concurrent;
using System.Reflection;

namespace Orleans.Serialization.Cloning;

/// <summary>Copies values by the type they have, where the declared type does not tell it.</summary>
internal static class DynamicCopier
{
    private static readonly ConcurrentDictionary<Type, Func<object, CopyContext, object>> Copiers = new();
    private static readonly MethodInfo BoxedMethod =
        typeof(DynamicCopier).GetMethod(nameof(Boxed), BindingFlags.NonPublic | BindingFlags.Static)!;

    public static T CopyAs<T>(T value, CopyContext context) => value is null ? value : (T)Copy(value, context);

    public static object Copy(object value, CopyContext context) => Copiers.GetOrAdd(value.GetType(), Make)(value, context);

    private static Func<object, CopyContext, object> Make(Type type)
    {
        if (TypeRules.IsShareable(type) || Attribute.IsDefined(type, typeof(ImmutableAttribute), false))
        {
            return static (value, _) => value;
        }

        return BoxedMethod.MakeGenericMethod(type).CreateDelegate<Func<object, CopyContext, object>>();
    }

    private static object Boxed<T>(object value, CopyContext context) => Copier<T>.CopyPart((T)value, context)!;
}

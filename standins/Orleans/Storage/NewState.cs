using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Orleans.Core;

/// <summary>Makes the empty state that a grain has before anything is stored.</summary>
internal static class NewState
{
    public static T Of<T>() => Maker<T>.Make();

    private static class Maker<T>
    {
        public static readonly Func<T> Make = Build();

        private static Func<T> Build()
        {
            if (typeof(T).IsValueType || typeof(T) == typeof(string) || typeof(T).IsArray || typeof(T).IsAbstract)
            {
                return static () => default!;
            }

            var constructor = typeof(T).GetConstructor(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic, []);
            return constructor is null
                ? static () => (T)RuntimeHelpers.GetUninitializedObject(typeof(T))
                : Expression.Lambda<Func<T>>(Expression.New(constructor)).Compile();
        }
    }
}

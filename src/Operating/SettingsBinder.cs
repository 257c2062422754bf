using System.ComponentModel;
using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ScenarioOrleans.Operating;

/// <summary>
/// Reads a section of the configuration into options. An empty value counts as not given. A name that is no setting, and a value that is not of
/// its setting's kind, are told all at once: .NET's own binder stops at the first, and speaks of types.
/// </summary>
public static class SettingsBinder
{
    /// <exception cref="OptionsValidationException">A name or a value of the section is wrong.</exception>
    public static void Bind<T>(IConfiguration configuration, string section, T options)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var given = configuration.GetSection(section).AsEnumerable(makePathsRelative: true)
            .Where(setting => setting.Key.Length > 0 && !string.IsNullOrEmpty(setting.Value))
            .ToArray();
        string[] problems = [.. given.Select(setting => Problem(section, setting.Key, setting.Value!, typeof(T))).OfType<string>()];
        if (problems.Length > 0)
        {
            throw WrongSetting.Of(section, problems);
        }

        new ConfigurationBuilder().AddInMemoryCollection(given).Build().Bind(options);
    }

    /// <summary>The options are what <see cref="Bind"/> reads from the section.</summary>
    public static OptionsBuilder<T> ReadFrom<T>(this OptionsBuilder<T> options, IConfiguration configuration, string section)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(options);
        return options.Configure(read => Bind(configuration, section, read));
    }

    /// <summary>A section under a misspelt name would be passed over in silence.</summary>
    /// <exception cref="OptionsValidationException">The configuration has another section under the root.</exception>
    public static void CheckSections(IConfiguration configuration, string root, params IReadOnlyCollection<string> sections)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        string[] problems =
        [
            .. from section in configuration.GetSection(root).GetChildren()
               where !sections.Contains(section.Key, StringComparer.OrdinalIgnoreCase)
               select $"{section.Path} is set, but there is no such section. Correct the name to one of {string.Join(", ", sections)}, or remove it.",
        ];
        if (problems.Length > 0)
        {
            throw WrongSetting.Of(root, problems);
        }
    }

    private static string? Problem(string section, string path, string value, Type options)
    {
        if (TypeOf(path, options) is not { } type)
        {
            return $"{section}:{path} is set, but there is no such setting. Correct the name, or remove it.";
        }

        var kind = Nullable.GetUnderlyingType(type) ?? type;
        return IsOf(kind, value)
            ? null
            : $"{section}:{path} is '{value}' but must be {Describe(kind)}. Correct it, or leave it out for the default.";
    }

    private static bool IsOf(Type kind, string value) => kind.IsEnum
        ? Enum.TryParse(kind, value, ignoreCase: true, out var word) && Enum.IsDefined(kind, word)
        : TypeDescriptor.GetConverter(kind).IsValid(value);

    /// <summary>Null where the options have no such setting, or it is not one to be set.</summary>
    private static Type? TypeOf(string path, Type options)
    {
        var type = options;
        foreach (var name in path.Split(ConfigurationPath.KeyDelimiter))
        {
            type = IsDictionary(type)
                ? type.GetGenericArguments()[1]
                : type.GetProperty(name, BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase) is { } property
                    && (property.SetMethod is { IsPublic: true } || IsDictionary(property.PropertyType))
                    ? property.PropertyType
                    : null;
            if (type is null)
            {
                return null;
            }
        }

        return type;
    }

    private static bool IsDictionary(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Dictionary<,>);

    private static string Describe(Type kind) =>
        kind == typeof(bool) ? "true or false"
        : kind == typeof(TimeSpan) ? "a time such as 00:00:30 (hours:minutes:seconds)"
        : kind == typeof(int) ? $"a whole number up to {int.MaxValue}"
        : kind == typeof(long) ? "a whole number"
        : kind.IsEnum ? $"one of {string.Join(", ", Enum.GetNames(kind))}"
        : $"a {kind.Name}";
}

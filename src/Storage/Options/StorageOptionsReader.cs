using Microsoft.Extensions.Configuration;
using ScenarioOrleans.Operating;

namespace ScenarioOrleans.Storage.Options;

/// <summary>Reads <see cref="StorageOptions"/> from its section. An empty value counts as not given; an unknown setting is an error.</summary>
internal static class StorageOptionsReader
{
    public static void Read(IConfiguration configuration, StorageOptions options)
    {
        var defaults = new StorageOptions();
        SettingsBinder.Bind(configuration, StorageOptions.Section, options);
        options.Provider = Provider(configuration);
        options.Path = string.IsNullOrEmpty(options.Path) ? defaults.Path : options.Path;
        options.Journal = string.IsNullOrEmpty(options.Journal) ? defaults.Journal : options.Journal;
    }

    /// <summary>The provider's name, known before the options are.</summary>
    public static string Provider(IConfiguration configuration) =>
        configuration[$"{StorageOptions.Section}:{nameof(StorageOptions.Provider)}"] is { Length: > 0 } provider ? provider : StorageProviders.Memory;
}

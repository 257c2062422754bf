using Microsoft.Extensions.Configuration;
using ScenarioOrleans.Operating;

namespace ScenarioOrleans.Silo.Hosting;

/// <summary>Settings from a <c>.env</c> file, below the environment: a variable that is set wins over the file.</summary>
public static class DotEnvFile
{
    /// <summary>Adds the file's settings when it exists.</summary>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">A line of it cannot be read.</exception>
    /// <exception cref="IOException">The file cannot be read; as <see cref="UnauthorizedAccessException"/> when it may not.</exception>
    public static IConfigurationBuilder AddDotEnvFile(this IConfigurationBuilder configuration, string path)
    {
        if (!File.Exists(path))
        {
            return configuration;
        }

        try
        {
            var settings = DotEnvText.Read(File.ReadAllText(path), Environment.GetEnvironmentVariable)
                .Select(pair => KeyValuePair.Create(pair.Key.Replace("__", ":", StringComparison.Ordinal), (string?)pair.Value));
            return configuration.AddInMemoryCollection(settings);
        }
        catch (FormatException broken)
        {
            throw WrongSetting.Of(path, $"{path}, {broken.Message}");
        }
    }
}

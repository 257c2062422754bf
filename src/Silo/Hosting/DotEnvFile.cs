using dotenv.net;
using Microsoft.Extensions.Configuration;

namespace ScenarioOrleans.Silo.Hosting;

/// <summary>Settings from a <c>.env</c> file, below the environment: a variable that is set wins over the file.</summary>
public static class DotEnvFile
{
    /// <summary>Adds the file's settings when it exists; a file that cannot be parsed is an error.</summary>
    public static IConfigurationBuilder AddDotEnvFile(this IConfigurationBuilder configuration, string path)
    {
        if (!File.Exists(path))
        {
            return configuration;
        }

        var settings = DotEnv.Read(new DotEnvOptions(ignoreExceptions: false, envFilePaths: [path]))
            .Select(pair => KeyValuePair.Create(pair.Key.Replace("__", ":", StringComparison.Ordinal), (string?)pair.Value));
        return configuration.AddInMemoryCollection(settings);
    }
}

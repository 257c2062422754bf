using Microsoft.Extensions.Configuration;

namespace ScenarioOrleans.Silo.Tests.Clustering;

internal static class Settings
{
    public static IConfiguration Of(params (string Name, string? Value)[] settings) => new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Name, setting.Value))).Build();
}

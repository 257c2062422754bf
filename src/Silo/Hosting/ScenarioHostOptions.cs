using Microsoft.Extensions.Logging;

namespace ScenarioOrleans.Silo.Hosting;

/// <summary>What the command line says to the host; everything else is configuration.</summary>
public sealed record ScenarioHostOptions
{
    /// <summary>Where the web endpoint listens; null: <c>ASPNETCORE_URLS</c>, else <see cref="ScenarioHost.DefaultUrl"/>.</summary>
    public string? Url { get; init; }

    /// <summary>The lowest level that is logged to standard error.</summary>
    public LogLevel LogLevel { get; init; } = LogLevel.Information;

    /// <summary>Settings below the <c>.env</c> file and the environment.</summary>
    public IReadOnlyDictionary<string, string?> Defaults { get; init; } = new Dictionary<string, string?>();

    /// <summary>Settings above the environment, for instance <c>Kafka:GroupId</c>.</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; init; } = new Dictionary<string, string?>();

    /// <summary>The <c>.env</c> file to read when it exists.</summary>
    public string DotEnvPath { get; init; } = ".env";
}

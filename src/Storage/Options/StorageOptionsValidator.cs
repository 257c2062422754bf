using System.Globalization;
using Microsoft.Extensions.Options;
using Npgsql;

namespace ScenarioOrleans.Storage.Options;

/// <summary>Every bound of <see cref="StorageOptions"/>. Each failure names the setting, its value, the rule and the remedy.</summary>
public sealed class StorageOptionsValidator : IValidateOptions<StorageOptions>
{
    public ValidateOptionsResult Validate(string? name, StorageOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var failures = new List<string>();
        if (!StorageProviders.All.Contains(options.Provider, StringComparer.Ordinal))
        {
            Fail(failures, nameof(options.Provider), options.Provider, $"must be one of {string.Join(", ", StorageProviders.All)}");
        }

        if (!SqliteJournals.All.Contains(options.Journal, StringComparer.Ordinal))
        {
            Fail(failures, nameof(options.Journal), options.Journal, $"must be one of {string.Join(", ", SqliteJournals.All)}");
        }

        if (options.Provider == StorageProviders.Sqlite && string.IsNullOrWhiteSpace(options.Path))
        {
            Fail(failures, nameof(options.Path), options.Path, "must be the path of a file when the provider is sqlite");
        }

        if (options.Provider == StorageProviders.Postgres)
        {
            ConnectionString(failures, options.ConnectionString);
        }
        else if (!string.IsNullOrWhiteSpace(options.ConnectionString))
        {
            Fail(failures, nameof(options.ConnectionString), "(given)", $"belongs to the provider postgres, and the provider is '{options.Provider}'");
        }

        Range(failures, nameof(options.MaxConnections), options.MaxConnections, 2, 1_000);
        Range(failures, nameof(options.MaxBatchWrites), options.MaxBatchWrites, 1, 10_000);
        Range(failures, nameof(options.MaxBatchBytes), options.MaxBatchBytes, 64L << 10, 256L << 20);
        Range(failures, nameof(options.BusyTimeout), options.BusyTimeout, TimeSpan.Zero, TimeSpan.FromMinutes(5));
        Range(failures, nameof(options.MaxFileBytes), options.MaxFileBytes ?? long.MaxValue, 1L << 20, long.MaxValue);
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    /// <summary>Never repeats the value, which may hold a password.</summary>
    private static void ConnectionString(List<string> failures, string? value)
    {
        const string Setting = nameof(StorageOptions.ConnectionString);
        if (string.IsNullOrWhiteSpace(value))
        {
            Fail(failures, Setting, value, "must be given when the provider is postgres, for instance 'Host=localhost;Database=scenario;Username=scenario'");
            return;
        }

        try
        {
            if (string.IsNullOrWhiteSpace(new NpgsqlConnectionStringBuilder(value).Host))
            {
                Fail(failures, Setting, "(given)", "must name a Host");
            }
        }
        catch (Exception unreadable) when (unreadable is ArgumentException or FormatException)
        {
            Fail(failures, Setting, "(given)", $"must be one that Npgsql can read ({unreadable.Message})");
        }
    }

    private static void Range<T>(List<string> failures, string setting, T value, T lowest, T highest)
        where T : IComparable<T>, IFormattable
    {
        if (value.CompareTo(lowest) < 0 || value.CompareTo(highest) > 0)
        {
            Fail(failures, setting, Text(value), $"must be from {Text(lowest)} to {Text(highest)}");
        }
    }

    private static void Fail(List<string> failures, string setting, string? value, string rule) => failures.Add(
        $"{StorageOptions.Section}:{setting} is '{value}' but {rule}. Set Scenario__Storage__{setting} in the environment, or correct it there.");

    private static string Text<T>(T value)
        where T : IFormattable => value.ToString(null, CultureInfo.InvariantCulture);
}

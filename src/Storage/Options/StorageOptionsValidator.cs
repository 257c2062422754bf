using Microsoft.Extensions.Options;
using Npgsql;
using ScenarioOrleans.Operating;

namespace ScenarioOrleans.Storage.Options;

/// <summary>Every bound of <see cref="StorageOptions"/>. Each failure names the setting, its value, the rule and the remedy.</summary>
public sealed class StorageOptionsValidator : IValidateOptions<StorageOptions>
{
    private const string Given = "(given)";
    private const string Example = "Host=localhost;Database=scenario;Username=scenario";

    public ValidateOptionsResult Validate(string? name, StorageOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var rules = new SettingRules(StorageOptions.Section);
        rules.OneOf(nameof(options.Provider), options.Provider, StorageProviders.All);
        rules.OneOf(nameof(options.Journal), options.Journal, SqliteJournals.All);
        rules.Require(
            options.Provider != StorageProviders.Sqlite || !string.IsNullOrWhiteSpace(options.Path),
            nameof(options.Path),
            options.Path,
            "must be the path of a file when the provider is sqlite");
        if (options.Provider == StorageProviders.Postgres)
        {
            ConnectionString(rules, options.ConnectionString);
        }
        else
        {
            rules.Require(
                string.IsNullOrWhiteSpace(options.ConnectionString),
                nameof(options.ConnectionString),
                Given,
                $"belongs to the provider postgres, and the provider is '{options.Provider}'");
        }

        rules.Range(nameof(options.MaxConnections), options.MaxConnections, 4, 1_000);
        rules.Range(nameof(options.MaxBatchWrites), options.MaxBatchWrites, 1, 10_000);
        rules.Range(nameof(options.MaxBatchBytes), options.MaxBatchBytes, 64L << 10, 256L << 20);
        rules.Range(nameof(options.BusyTimeout), options.BusyTimeout, TimeSpan.Zero, TimeSpan.FromMinutes(5));
        rules.Range(nameof(options.MaxFileBytes), options.MaxFileBytes ?? long.MaxValue, 1L << 20, long.MaxValue);
        return rules.Result;
    }

    /// <summary>Never repeats the value, which may hold a password, nor the names in it: a part of a password may look like one.</summary>
    private static void ConnectionString(SettingRules rules, string? value)
    {
        const string Setting = nameof(StorageOptions.ConnectionString);
        if (string.IsNullOrWhiteSpace(value))
        {
            rules.Require(false, Setting, value, $"must be given when the provider is postgres, for instance '{Example}'");
            return;
        }

        try
        {
            rules.Require(!string.IsNullOrWhiteSpace(new NpgsqlConnectionStringBuilder(value).Host), Setting, Given, "must name a Host");
        }
        catch (Exception unreadable) when (unreadable is ArgumentException or FormatException)
        {
            rules.Require(
                false, Setting, Given, $"must be one that Npgsql can read, for instance '{Example}'; a value with ; or = in it stands in double quotes");
        }
    }
}

using ScenarioOrleans.Storage.Options;

namespace ScenarioOrleans.Storage.Tests.Options;

public sealed class StorageOptionsValidatorTests
{
    private const string Postgres = "Host=localhost;Username=scenario;Password=secret-word";

    public static TheoryData<StorageOptions> Good() =>
    [
        new StorageOptions(),
        new StorageOptions { Provider = "sqlite" },
        new StorageOptions { Provider = "sqlite", MaxFileBytes = 1 << 20, BusyTimeout = TimeSpan.Zero },
        new StorageOptions { Provider = "postgres", ConnectionString = Postgres },
        new StorageOptions { Provider = "sqlite", Journal = "rollback" },
        new StorageOptions { Provider = "sqlite", Journal = "wal-anywhere" },
        new StorageOptions { Provider = "postgres", ConnectionString = Postgres, MaxConnections = 4 },
        new StorageOptions { Provider = "postgres", ConnectionString = Postgres, MaxConnections = 1_000 },
        new StorageOptions { MaxBatchWrites = 1, MaxBatchBytes = 64 << 10 },
        new StorageOptions { MaxBatchWrites = 10_000, MaxBatchBytes = 256 << 20, BusyTimeout = TimeSpan.FromMinutes(5) },
    ];

    public static TheoryData<string, StorageOptions> Bad() => new()
    {
        { "Scenario:Storage:Provider is 'oracle' but must be one of memory, sqlite, postgres.", new StorageOptions { Provider = "oracle" } },
        { "Scenario:Storage:Path is ' ' but must be the path of a file", new StorageOptions { Provider = "sqlite", Path = " " } },
        { "Scenario:Storage:ConnectionString is '' but must be given", new StorageOptions { Provider = "postgres" } },
        { "Scenario:Storage:ConnectionString is '(given)' but must name a Host", new StorageOptions { Provider = "postgres", ConnectionString = "Port=5" } },
        { "Scenario:Storage:ConnectionString is '(given)' but must be one that Npgsql can read", new StorageOptions { Provider = "postgres", ConnectionString = "Hst=x" } },
        { "belongs to the provider postgres, and the provider is 'sqlite'", new StorageOptions { Provider = "sqlite", ConnectionString = Postgres } },
        { "Scenario:Storage:Journal is 'WAL' but must be one of wal, wal-anywhere, rollback.", new StorageOptions { Provider = "sqlite", Journal = "WAL" } },
        { "Scenario:Storage:MaxConnections is '3' but must be from 4 to 1000.", new StorageOptions { MaxConnections = 3 } },
        { "Scenario:Storage:MaxConnections is '1001'", new StorageOptions { MaxConnections = 1_001 } },
        { "Scenario:Storage:MaxBatchWrites is '0' but must be from 1 to 10000.", new StorageOptions { MaxBatchWrites = 0 } },
        { "Scenario:Storage:MaxBatchWrites is '10001'", new StorageOptions { MaxBatchWrites = 10_001 } },
        { "Scenario:Storage:MaxBatchBytes is '65535'", new StorageOptions { MaxBatchBytes = (64 << 10) - 1 } },
        { "Scenario:Storage:MaxBatchBytes is '268435457'", new StorageOptions { MaxBatchBytes = (256 << 20) + 1 } },
        { "Scenario:Storage:BusyTimeout is '-00:00:01'", new StorageOptions { BusyTimeout = TimeSpan.FromSeconds(-1) } },
        { "Scenario:Storage:BusyTimeout is '00:05:01'", new StorageOptions { BusyTimeout = TimeSpan.FromSeconds(301) } },
        { "Scenario:Storage:MaxFileBytes is '1048575'", new StorageOptions { MaxFileBytes = (1 << 20) - 1 } },
    };

    [Theory]
    [MemberData(nameof(Good))]
    public void Validate_WithinTheBounds_Succeeds(StorageOptions options) =>
        new StorageOptionsValidator().Validate(null, options).Failures.ShouldBeNull();

    [Theory]
    [MemberData(nameof(Bad))]
    public void Validate_OutOfBounds_NamesSettingValueRuleAndRemedyButNoPassword(string expected, StorageOptions options)
    {
        var failure = new StorageOptionsValidator().Validate(null, options).Failures!.ShouldHaveSingleItem();

        failure.ShouldContain(expected);
        failure.ShouldContain("Set Scenario__Storage__");
        failure.ShouldNotContain("secret-word");
    }
}

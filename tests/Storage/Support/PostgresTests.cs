namespace ScenarioOrleans.Storage.Tests.Support;

/// <summary>The tests that share a PostgreSQL server; one at a time, because some restart it.</summary>
[CollectionDefinition(Name)]
public sealed class PostgresTests : ICollectionFixture<PostgresServer>
{
    public const string Name = "postgres";
}

using ScenarioOrleans.Storage.Options;

namespace ScenarioOrleans.Storage.Tests.Options;

public sealed class PlaceTests
{
    [Fact]
    public void Place_Sqlite_IsTheWholePathOfTheFile() =>
        new StorageOptions { Provider = "sqlite", Path = "some/file.sqlite" }.Place.ShouldBe($"sqlite, {Path.GetFullPath("some/file.sqlite")}");

    [Fact]
    public void Place_Memory_SaysThatItForgets() => new StorageOptions().Place.ShouldBe("memory, which forgets everything at exit");

    [Theory]
    [InlineData("Host=db;Database=plans;Username=me;Password=secret-word", "postgres, 'plans' on db:5432")]
    [InlineData("Host=db;Port=5433;Username=me;Password=secret-word", "postgres, 'me' on db:5433")]
    [InlineData("Host=db", "postgres, on db:5432")]
    public void Place_Postgres_IsDatabaseAndServerWithoutAPassword(string connectionString, string place) =>
        new StorageOptions { Provider = "postgres", ConnectionString = connectionString }.Place.ShouldBe(place);
}

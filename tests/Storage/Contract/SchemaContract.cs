using ScenarioOrleans.Grains;
using ScenarioOrleans.Storage.Tests.Support;

namespace ScenarioOrleans.Storage.Tests.Contract;

public abstract class SchemaContract : StorageContract
{
    [SkippableFact]
    public async Task Open_EmptyDatabase_MakesTheSchema()
    {
        await OpenAsync();

        Database.Query("SELECT version FROM storage_schema ORDER BY version").ShouldBe(["1", "2"]);
    }

    [SkippableFact]
    public async Task Open_SecondTime_KeepsWhatIsThere()
    {
        var first = await OpenAsync();
        await first.Grain("a").WriteAsync("one");
        await CloseAsync(first);

        var second = await OpenAsync();

        (await second.Grain("a").ReadAsync()).Text.ShouldBe("one");
        Database.Query("SELECT version FROM storage_schema ORDER BY version").ShouldBe(["1", "2"]);
    }

    [SkippableFact]
    public async Task Open_ManyAtOnce_MakeTheSchemaOnce()
    {
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => OpenedStorage.OpenAsync(Database.Options)).Select(async opening =>
        {
            await using var storage = await opening;
            await storage.Grain(Guid.NewGuid().ToString()).WriteAsync("one");
        }));

        Database.Query("SELECT version FROM storage_schema ORDER BY version").ShouldBe(["1", "2"]);
        Database.Query("SELECT count(*) FROM state_blocks").ShouldBe(["6"]);
    }

    [SkippableFact]
    public async Task Open_NewerSchema_IsRefusedWithItsVersionAndTheRemedy()
    {
        await CloseAsync(await OpenAsync());
        Database.Execute("INSERT INTO storage_schema (version) VALUES (7)");

        var refusal = await Should.ThrowAsync<StorageException>(OpenAsync);

        refusal.Transient.ShouldBeFalse();
        refusal.Message.ShouldContain("has storage_schema 7; this version knows up to 2. Run the version that made it");
    }
}

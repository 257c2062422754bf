using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ScenarioOrleans.Aggregation;
using ScenarioOrleans.Grains.Ports;
using ScenarioOrleans.Silo.Parquet;

namespace ScenarioOrleans.Silo.Tests.Parquet;

public sealed class ParquetServicesTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("parquet-archive-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public async Task AddParquetArchive_NoPath_KeepsNothing(string? path)
    {
        await KeepAsync(path);

        _folder.GetFiles().ShouldBeEmpty();
    }

    [Fact]
    public async Task AddParquetArchive_Folder_HoldsAFileForTheAnswer()
    {
        await KeepAsync(_folder.FullName);

        _folder.GetFiles().ShouldHaveSingleItem().Extension.ShouldBe(".parquet");
    }

    [Fact]
    public void AddParquetArchive_FolderIsMissing_FailsAtStart()
    {
        using ServiceProvider services = Services(Path.Combine(_folder.FullName, "no-such-folder"));

        Should.Throw<OptionsValidationException>(services.GetRequiredService<IStartupValidator>().Validate)
            .Message.ShouldContain("no-such-folder");
    }

    private static async Task KeepAsync(string? path)
    {
        await using ServiceProvider services = Services(path);
        FoldedMessage message = MessageFolder.Fold(
            """{"organizationId":7,"weekly":[{"Week":"2024-01-05","Contact Type":"Voice","Staff Type":"F","Call Center":"C","Volume":1}]}"""u8.ToArray(),
            FoldLimits.Default).Message.ShouldNotBeNull();
        await services.GetRequiredService<IAnswerArchive>().KeepAsync(
            "topic/0/1", message.Key, message.Organization, WeeklyFigures.From(message.Groups, message.WeekStart), CancellationToken.None);
    }

    private static ServiceProvider Services(string? path) =>
        new ServiceCollection().AddParquetArchive(
            new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create("Scenario:Parquet:Folder", path)]).Build()).BuildServiceProvider();
}

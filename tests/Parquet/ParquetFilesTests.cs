using ScenarioOrleans.Parquet.Tests.Reader;

namespace ScenarioOrleans.Parquet.Tests;

public sealed class ParquetFilesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task WriteAsync_Figures_AreARowForEachGroupAndWeek()
    {
        var message = Figures.TwoWeeks;

        await ParquetFiles.WriteAsync(_folder.File("out.parquet"), message.Organization, message.Weekly());

        (await DuckReader.ReadAsync(_folder.File("out.parquet"))).ShouldHold(
        [
            new("7", "Chat", "Part-time", "Lima", new(2024, 1, 5), 0, 0, 0, null, 0, 0.5, null, 0),
            new("7", "Voice", "Full-time", "Graz, Süd", new(2024, 1, 5), 0.3, 0, 0, 100.5, 0, null, null, 0),
            new("7", "Voice", "Full-time", "Graz, Süd", new(2024, 1, 12), 0, 3, 0, null, 0, null, null, 0),
        ]);
    }

    [Fact]
    public async Task WriteAsync_NoFigures_IsAFileWithoutRows()
    {
        var message = Figures.Fold("""{"organizationId":"o","weekly":[]}""");

        await ParquetFiles.WriteAsync(_folder.File("out.parquet"), message.Organization, message.Weekly());

        (await DuckReader.ReadAsync(_folder.File("out.parquet"))).ShouldHold([]);
    }

    [Fact]
    public async Task WriteAsync_Cancelled_LeavesNoFile()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => ParquetFiles.WriteAsync(
            _folder.File("out.parquet"), Figures.TwoWeeks.Organization, Figures.TwoWeeks.Weekly(), cancelled.Token));

        _folder.FileNames().ShouldBeEmpty();
    }

    [Fact]
    public async Task WriteAsync_FolderIsMissing_NamesIt()
    {
        var e = await Should.ThrowAsync<IOException>(() => ParquetFiles.WriteAsync(
            _folder.File("no/out.parquet"), Figures.TwoWeeks.Organization, Figures.TwoWeeks.Weekly()));

        e.Message.ShouldContain(_folder.File("no"));
    }
}

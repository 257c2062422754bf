namespace ScenarioOrleans.Parquet.Tests;

public sealed class ParquetFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task WriteAsync_Message_IsOneFileInTheFolder()
    {
        string path = await WriteAsync(Folder(_folder.Path), "t/0/1");

        Path.GetDirectoryName(path).ShouldBe(_folder.Path);
        _folder.FileNames().ShouldHaveSingleItem().ShouldBe(Path.GetFileName(path));
    }

    [Fact]
    public async Task WriteAsync_SameMessageAgain_LeavesTheSameBytes()
    {
        string path = await WriteAsync(Folder(_folder.Path), "t/0/1");
        byte[] first = File.ReadAllBytes(path);

        (await WriteAsync(Folder(_folder.Path), "t/0/1")).ShouldBe(path);

        File.ReadAllBytes(path).ShouldBe(first);
        _folder.FileNames().Length.ShouldBe(1);
    }

    [Fact]
    public async Task WriteAsync_OtherMessage_IsAnotherFile()
    {
        await WriteAsync(Folder(_folder.Path), "t/0/1");
        await WriteAsync(Folder(_folder.Path), "t/0/2");

        _folder.FileNames().Length.ShouldBe(2);
    }

    [Fact]
    public async Task WriteAsync_FolderIsGone_SaysSo()
    {
        var e = await Should.ThrowAsync<IOException>(() => WriteAsync(Folder(_folder.File("gone")), "t/0/1"));

        e.Message.ShouldContain(_folder.File("gone"));
    }

    private static ParquetFolder Folder(string path) => new(path);

    private static Task<string> WriteAsync(ParquetFolder folder, string messageId) => folder.WriteAsync(
        messageId, Figures.TwoWeeks.Key, Figures.TwoWeeks.Organization, Figures.TwoWeeks.Weekly());
}

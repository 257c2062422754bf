namespace ScenarioOrleans.Parquet.Tests;

public sealed class AtomicFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task WriteAsync_Done_LeavesThatFileAlone()
    {
        await AtomicFile.WriteAsync(_folder.File("a"), Bytes(1, 2));

        _folder.FileNames().ShouldBe(["a"]);
        File.ReadAllBytes(_folder.File("a")).ShouldBe([1, 2]);
    }

    [Fact]
    public async Task WriteAsync_FileIsThere_ReplacesIt()
    {
        await AtomicFile.WriteAsync(_folder.File("a"), Bytes(1, 2, 3));
        await AtomicFile.WriteAsync(_folder.File("a"), Bytes(4));

        File.ReadAllBytes(_folder.File("a")).ShouldBe([4]);
    }

    [Fact]
    public async Task WriteAsync_Unfinished_IsNotSeenUnderItsName()
    {
        await AtomicFile.WriteAsync(_folder.File("a"), async stream =>
        {
            await stream.WriteAsync(new byte[] { 1 });
            await stream.FlushAsync();
            File.Exists(_folder.File("a")).ShouldBeFalse();
            Directory.EnumerateFiles(_folder.Path).ShouldHaveSingleItem().ShouldEndWith(".tmp");
        });

        File.Exists(_folder.File("a")).ShouldBeTrue();
    }

    [Fact]
    public async Task WriteAsync_Fails_KeepsTheEarlierFileAndNothingElse()
    {
        await AtomicFile.WriteAsync(_folder.File("a"), Bytes(1));

        await Should.ThrowAsync<InvalidDataException>(
            () => AtomicFile.WriteAsync(_folder.File("a"), _ => throw new InvalidDataException()));

        _folder.FileNames().ShouldBe(["a"]);
        File.ReadAllBytes(_folder.File("a")).ShouldBe([1]);
    }

    [Fact]
    public async Task WriteAsync_WritersOfOneFile_DoNotDisturbEachOther()
    {
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => AtomicFile.WriteAsync(_folder.File("a"), Bytes(7, 7))));

        _folder.FileNames().ShouldBe(["a"]);
        File.ReadAllBytes(_folder.File("a")).ShouldBe([7, 7]);
    }

    [Fact]
    public async Task WriteAsync_FolderIsMissing_SaysSo()
    {
        var e = await Should.ThrowAsync<DirectoryNotFoundException>(
            () => AtomicFile.WriteAsync(_folder.File("missing/a"), Bytes(1)));

        e.Message.ShouldContain(_folder.File("missing"));
        e.Message.ShouldContain("does not exist");
    }

    [Fact]
    public async Task WriteAsync_PathIsAFolder_SaysSo()
    {
        var e = await Should.ThrowAsync<IOException>(() => AtomicFile.WriteAsync(_folder.Path, Bytes(1)));

        e.Message.ShouldContain("is a folder");
    }

    private static Func<Stream, Task> Bytes(params byte[] bytes) => stream => stream.WriteAsync(bytes).AsTask();
}

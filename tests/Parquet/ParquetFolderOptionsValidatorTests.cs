using ScenarioOrleans.Silo.Parquet;

namespace ScenarioOrleans.Parquet.Tests;

public sealed class ParquetFolderOptionsValidatorTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void Validate_NoFolder_Succeeds(string? path) => Validate(path).ShouldBeNull();

    [Fact]
    public void Validate_FolderThatTakesFiles_SucceedsAndLeavesNothingInIt()
    {
        Validate(_folder.Path).ShouldBeNull();

        _folder.FileNames().ShouldBeEmpty();
    }

    [Fact]
    public void Validate_FolderIsMissing_SaysWhichAndWhatToDo()
    {
        string missing = _folder.File("missing");

        Validate(missing).ShouldBe(
            $"The Parquet folder '{missing}' cannot be used: the folder does not exist. "
            + "Create it, or leave the setting empty to write no files.");
    }

    [Fact]
    public void Validate_PathIsAFile_Fails()
    {
        File.WriteAllText(_folder.File("file"), "");

        Validate(_folder.File("file")).ShouldNotBeNull();
    }

    private static string? Validate(string? path) =>
        new ParquetFolderOptionsValidator().Validate(null, new ParquetFolderOptions { Path = path }).FailureMessage;
}

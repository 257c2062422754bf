using ScenarioOrleans.Silo.Parquet;

namespace ScenarioOrleans.Silo.Tests.Parquet;

public sealed class ParquetFolderOptionsValidatorTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("parquet-options-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void Validate_NoFolder_Succeeds(string? path) => Validate(path).ShouldBeNull();

    [Fact]
    public void Validate_FolderThatTakesFiles_SucceedsAndLeavesNothingInIt()
    {
        Validate(_folder.FullName).ShouldBeNull();

        _folder.GetFileSystemInfos().ShouldBeEmpty();
    }

    [Fact]
    public void Validate_FolderIsMissing_SaysWhichAndWhatToDo()
    {
        string missing = Path.Combine(_folder.FullName, "missing");

        Validate(missing).ShouldBe(
            $"Scenario:Parquet:Folder is '{missing}' but must be a folder that this process can write files to: it does not exist. "
            + "Set Scenario__Parquet__Folder accordingly, or leave it out for the default.");
    }

    [Fact]
    public void Validate_PathIsAFile_Fails()
    {
        string file = Path.Combine(_folder.FullName, "file");
        File.WriteAllText(file, "");

        Validate(file).ShouldNotBeNull().ShouldContain("can write files to: it is a file.");
    }

    private static string? Validate(string? path) =>
        new ParquetFolderOptionsValidator().Validate(null, new ParquetFolderOptions { Folder = path }).FailureMessage;
}

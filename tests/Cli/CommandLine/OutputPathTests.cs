using System.Text;
using ScenarioOrleans.Cli.CommandLine;

namespace ScenarioOrleans.Cli.Tests.CommandLine;

/// <summary>Paths that cannot be written to or read: one line that names the option and the path, and the code of what is outside.</summary>
public sealed class OutputPathTests : IDisposable
{
    private const string Request =
        """{"organizationId":"org-1","weekly":[{"Week":"2024-01-08","Contact Type":"Voice","Staff Type":"F","Call Center":"C","Volume":7}]}""";

    private readonly TemporaryFolder _folder = new();

    public OutputPathTests() => File.WriteAllText(_folder["file"], "");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("no/such/folder")]
    [InlineData("")]
    public Task Generate_OutThatCannotBeWritten_NamesOptionAndPath(string path) => IsToldAsync("--out", _folder[path], "generate", "--out", _folder[path]);

    [Fact]
    public Task Generate_OutFolderThatIsAFile_NamesOptionAndPath() => IsToldAsync("--out", _folder["file"], "generate", "--count", "2", "--out", _folder["file"]);

    [Fact]
    public Task Rollup_OutFolderThatIsAFile_NamesOptionAndPath() => IsToldAsync("--out", _folder["file"], "rollup", "-", "--out", _folder["file"]);

    [Fact]
    public Task Rollup_ParquetBelowAFile_NamesOptionAndPath() => IsToldAsync("--parquet", _folder["file/f.parquet"], "rollup", "-", "--parquet", _folder["file/f.parquet"]);

    [Theory]
    [InlineData("rollup")]
    [InlineData("decode")]
    public async Task Read_Folder_SaysThatItIsOne(string command)
    {
        var run = await CommandRun.OfAsync(command, _folder.Path);

        run.ExitCode.ShouldBe(ExitCode.BadInput);
        run.Error.ShouldBe($"scenario: {_folder.Path}: cannot be read: it is a folder; name the files in it\n", StringCompareShould.IgnoreLineEndings);
    }

    private static async Task IsToldAsync(string option, string path, params string[] args)
    {
        var run = await CommandRun.WithInputAsync(Encoding.UTF8.GetBytes(Request), args);

        run.ExitCode.ShouldBe(ExitCode.Environment, run.Error);
        run.Error.Trim().ShouldStartWith($"scenario: {option} is '{path}' but that cannot be written: ");
        run.Error.Trim().ShouldEndWith(". Choose another path, or let this user write there.");
        run.Error.Trim().ShouldNotContain("\n");
    }
}

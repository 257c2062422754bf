using System.Text;
using System.Text.Json;
using ScenarioOrleans.Aggregation;
using ScenarioOrleans.Cli.CommandLine;

namespace ScenarioOrleans.Cli.Tests.Rollup;

public sealed class RollupCommandTests
{
    private const string Answer =
        """{"event":"rollup","organizationId":7,"week_start":"friday","weekly":{"A_B_C":[{"Week":"2024-01-05","Volume":3,"Abandons":0,"Top Line Agents (FTE)":0,"Base AHT":2.5,"Handled Threshold":0,"Service Level (X Seconds)":null,"Acceptable Wait Time":null,"Total Queue Time":0}]}}""";

    private const string Request =
        """{"organizationId":7,"weekly":[{"Week":"2024-01-06","Contact Type":"A","Staff Type":"B","Call Center":"C","Volume":3,"Base AHT":2.5}]}""";

    [Fact]
    public async Task Rollup_FromStdin_PrintsTheAnswerAsOneLine()
    {
        var run = await CommandRun.WithInputAsync(Encoding.UTF8.GetBytes(Request), "rollup", "-");

        run.ExitCode.ShouldBe(ExitCode.Done);
        run.Text.ShouldBe(Answer + "\n");
        run.Error.ShouldBeEmpty();
    }

    [Fact]
    public async Task Rollup_Pretty_HoldsTheSameAnswer()
    {
        var run = await CommandRun.WithInputAsync(Encoding.UTF8.GetBytes(Request), "rollup", "-", "--pretty");

        run.Text.Split('\n').Length.ShouldBeGreaterThan(10);
        JsonElement.DeepEquals(JsonDocument.Parse(run.Output).RootElement, JsonDocument.Parse(Answer).RootElement).ShouldBeTrue();
    }

    [Theory]
    [InlineData("gzip+base64")]
    [InlineData("gzip")]
    [InlineData("identity")]
    public async Task Rollup_Encode_GivesWhatDecodeReads(string encoding)
    {
        var encoded = await CommandRun.WithInputAsync(Encoding.UTF8.GetBytes(Request), "rollup", "-", "--encode", "--encoding", encoding);

        PayloadEncoder.TryDecode(encoded.Output, FoldLimits.Default, out var json, out _).ShouldBeTrue();
        Encoding.UTF8.GetString(json).TrimEnd().ShouldBe(Answer);
    }

    [Fact]
    public async Task Rollup_SeveralFilesOneUnusable_AnswersTheOthersAndFails()
    {
        using var folder = new TemporaryFolder();
        var good = folder.Write("good.json", Encoding.UTF8.GetBytes(Request));
        var bad = folder.Write("bad.json", "[]"u8.ToArray());

        var run = await CommandRun.OfAsync("rollup", good, bad, good);

        run.ExitCode.ShouldBe(ExitCode.BadInput);
        run.Text.ShouldBe($"{Answer}\n{Answer}\n");
        run.Error.ShouldStartWith($"scenario: {bad}: not-an-object: ");
    }

    [Fact]
    public async Task Rollup_Out_WritesAFileForEachRequest()
    {
        using var folder = new TemporaryFolder();
        var one = folder.Write("one.json", Encoding.UTF8.GetBytes(Request));
        var two = folder.Write("two.b64", PayloadEncoder.Encode(Encoding.UTF8.GetBytes(Request), ContentEncoding.GzipBase64));

        var run = await CommandRun.OfAsync("rollup", one, two, "--out", folder["answers"]);

        run.ExitCode.ShouldBe(ExitCode.Done);
        run.Output.ShouldBeEmpty();
        File.ReadAllText(folder["answers/one.answer.json"]).ShouldBe(Answer);
        File.ReadAllText(folder["answers/two.answer.json"]).ShouldBe(Answer);
    }

    [Fact]
    public async Task Rollup_Parquet_WritesTheFileAndPrintsTheAnswer()
    {
        using var folder = new TemporaryFolder();

        var run = await CommandRun.WithInputAsync(Encoding.UTF8.GetBytes(Request), "rollup", "-", "--parquet", folder["figures.parquet"]);

        run.ExitCode.ShouldBe(ExitCode.Done);
        run.Text.ShouldBe(Answer + "\n");
        File.ReadAllBytes(folder["figures.parquet"])[..4].ShouldBe("PAR1"u8.ToArray());
    }

    [Fact]
    public async Task Rollup_SeveralToParquet_WritesAFileForEachRequest()
    {
        using var folder = new TemporaryFolder();
        var one = folder.Write("one.json", Encoding.UTF8.GetBytes(Request));
        var two = folder.Write("two.json", Encoding.UTF8.GetBytes(Request));

        await CommandRun.OfAsync("rollup", one, two, "--parquet", folder["figures"]);

        Directory.GetFiles(folder["figures"]).Select(Path.GetFileName).Order().ShouldBe(["one.parquet", "two.parquet"]);
    }

    [Fact]
    public async Task Rollup_ParquetWithoutFolder_IsToldAndLeavesNoFile()
    {
        using var folder = new TemporaryFolder();

        var run = await CommandRun.WithInputAsync(Encoding.UTF8.GetBytes(Request), "rollup", "-", "--parquet", folder["missing/figures.parquet"]);

        run.ExitCode.ShouldBe(ExitCode.Environment);
        run.Error.ShouldContain("missing");
    }

    [Fact]
    public async Task Rollup_RejectedRows_AnswersAndCountsThemOnStderr()
    {
        const string request = """{"organizationId":"o","weekly":[1,{"Week":"x","Contact Type":"A","Staff Type":"B","Call Center":"C"}]}""";

        var run = await CommandRun.WithInputAsync(Encoding.UTF8.GetBytes(request), "rollup", "-");

        run.ExitCode.ShouldBe(ExitCode.Done);
        run.Text.ShouldContain("\"rejected\":{\"rows\":2,");
        run.Error.ShouldContain("2 of 2 rows could not be used (row-not-an-object 1, bad-week 1)");
        run.Error.ShouldContain("row 0");
    }

    [Fact]
    public async Task Rollup_HourlyRows_AreRefusedWithAReason()
    {
        var generated = await CommandRun.OfAsync("generate", "--event", "hourly", "--groups", "1", "--scenario", "s");

        var run = await CommandRun.WithInputAsync(generated.Output, "rollup", "-");

        run.ExitCode.ShouldBe(ExitCode.BadInput);
        run.Error.ShouldContain("'hourly'");
    }

    [Theory]
    [InlineData("rollup")]
    [InlineData("rollup - --encode --pretty")]
    [InlineData("rollup - --encoding gzip")]
    [InlineData("rollup a.json b.json --encode --encoding gzip")]
    [InlineData("rollup x/a.json y/a.b64 --out answers")]
    [InlineData("rollup x/a.json y/a.b64 --parquet figures")]
    public async Task Rollup_Contradiction_IsWrongUsage(string line)
    {
        var run = await CommandRun.OfAsync(line.Split(' '));

        run.ExitCode.ShouldBe(ExitCode.Usage);
        run.Output.ShouldBeEmpty();
    }
}

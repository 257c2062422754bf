using System.Text;
using ScenarioOrleans.Aggregation;
using ScenarioOrleans.Cli.CommandLine;

namespace ScenarioOrleans.Cli.Tests.Decode;

public sealed class DecodeCommandTests
{
    private static readonly byte[] Json = """{"event":"rollup","x":[1]}"""u8.ToArray();

    private const string Indented = "{\n  \"event\": \"rollup\",\n  \"x\": [\n    1\n  ]\n}\n";

    [Theory]
    [InlineData(ContentEncoding.GzipBase64)]
    [InlineData(ContentEncoding.Gzip)]
    [InlineData(ContentEncoding.Identity)]
    public async Task Decode_AnyEncoding_ShowsTheJson(ContentEncoding encoding)
    {
        var run = await CommandRun.WithInputAsync(PayloadEncoder.Encode(Json, encoding), "decode", "-");

        run.ExitCode.ShouldBe(ExitCode.Done);
        run.Text.ShouldBe(Indented);
    }

    [Fact]
    public async Task Decode_AMessageALine_ShowsEach()
    {
        var line = Encoding.ASCII.GetString(PayloadEncoder.Encode(Json, ContentEncoding.GzipBase64));

        var run = await CommandRun.WithInputAsync(Encoding.ASCII.GetBytes($"{line}\r\n\n{line}\n"), "decode", "-");

        run.Text.ShouldBe(Indented + Indented);
    }

    [Theory]
    [InlineData("nonsense", FaultCodes.UnknownEncoding)]
    [InlineData("", FaultCodes.Empty)]
    [InlineData("H4sIAAAAAAAAA////////w==", FaultCodes.MalformedGzip)]
    public async Task Decode_Unusable_SaysWhyOnStderr(string input, string code)
    {
        var run = await CommandRun.WithInputAsync(Encoding.ASCII.GetBytes(input), "decode", "-");

        run.ExitCode.ShouldBe(ExitCode.BadInput);
        run.Output.ShouldBeEmpty();
        run.Error.ShouldStartWith($"scenario: stdin: {code}: ");
    }

    [Theory]
    [InlineData("{\"a\":")]
    [InlineData("{\"a\":NaN}")]
    public async Task Decode_NoJson_ShowsItAsItIsAndComplains(string input)
    {
        var run = await CommandRun.WithInputAsync(Encoding.ASCII.GetBytes(input), "decode", "-");

        run.ExitCode.ShouldBe(ExitCode.BadInput);
        run.Text.ShouldBe($"{input}\n");
        run.Error.ShouldStartWith($"scenario: stdin: {FaultCodes.MalformedJson}: ");
    }

    [Fact]
    public async Task Decode_NoSuchFile_IsBadInput()
    {
        var run = await CommandRun.OfAsync("decode", "no-such-file.b64");

        run.ExitCode.ShouldBe(ExitCode.BadInput);
        run.Error.ShouldContain("no-such-file.b64");
    }
}

using System.Globalization;
using System.Text;
using System.Text.Json;
using ScenarioOrleans.Aggregation;
using ScenarioOrleans.Cli.CommandLine;

namespace ScenarioOrleans.Cli.Tests.Decode;

/// <summary>Answers that travelled in parts, as `kcat` shows them: values alone, or records with headers.</summary>
public sealed class PartsTests
{
    private static readonly byte[] Json = """{"event":"rollup","x":[1]}"""u8.ToArray();
    private static readonly string Encoded = Encoding.ASCII.GetString(PayloadEncoder.Encode(Json, ContentEncoding.GzipBase64));

    private const string Indented = "{\n  \"event\": \"rollup\",\n  \"x\": [\n    1\n  ]\n}\n";

    [Fact]
    public async Task Decode_ValuesInOrder_JoinsPartsAndKeepsMessagesApart()
    {
        var run = await DecodeAsync($"{Encoded[..20]}\n{Encoded[20..40]}\n{Encoded[40..]}\n{Encoded}\n");

        run.ExitCode.ShouldBe(ExitCode.Done);
        run.Text.ShouldBe(Indented + Indented);
    }

    [Fact]
    public async Task Decode_APartAlone_AsksForTheOthers()
    {
        var run = await DecodeAsync(Encoded[..20]);

        run.ExitCode.ShouldBe(ExitCode.BadInput);
        run.Error.ShouldContain("give all its parts in order");
    }

    [Fact]
    public async Task Decode_Dump_JoinsPartsByTheirHeaders()
    {
        // Two answers interleaved, and a part that came again.
        var run = await DecodeAsync(
            Part("in/0/1", 1, 2, Encoded[..20]) + Part("in/0/2", 1, 2, Encoded[..24]) + Part("in/0/1", 1, 2, Encoded[..20])
            + Part("in/0/2", 2, 2, Encoded[24..]) + Part("in/0/1", 2, 2, Encoded[20..]) + Whole("in/0/3"));

        run.ExitCode.ShouldBe(ExitCode.Done);
        run.Error.ShouldBeEmpty();
        run.Text.ShouldBe(Indented + Indented + Indented);
    }

    [Fact]
    public async Task Decode_DumpWithMissingParts_ShowsTheRestAndNamesThem()
    {
        var run = await DecodeAsync(Part("in/0/1", 2, 4, Encoded[..20]) + Whole("in/0/2"));

        run.ExitCode.ShouldBe(ExitCode.BadInput);
        run.Text.ShouldBe(Indented);
        run.Error.ShouldContain("answer in/0/1 is not whole: of 4 parts these are missing: 1, 3, 4");
    }

    [Fact]
    public async Task Decode_DumpWithTwoCuts_IsWholeByEither()
    {
        // The first attempt died after a part; the answer came again in smaller ones.
        var run = await DecodeAsync(
            Part("in/0/1", 1, 2, Encoded[..40]) + Part("in/0/1", 1, 3, Encoded[..20]) + Part("in/0/1", 2, 3, Encoded[20..30])
            + Part("in/0/1", 3, 3, Encoded[30..]));

        run.ExitCode.ShouldBe(ExitCode.Done);
        run.Text.ShouldBe(Indented);
    }

    [Fact]
    public async Task Decode_PartsOfDifferentAnswers_DoNotFitTogether()
    {
        var other = Encoding.ASCII.GetString(PayloadEncoder.Encode("""{"event":"other"}"""u8, ContentEncoding.GzipBase64));

        var run = await DecodeAsync(Part("in/0/1", 1, 1, other));

        run.ExitCode.ShouldBe(ExitCode.BadInput);
        run.Output.ShouldBeEmpty();
        run.Error.ShouldContain("do not fit together");
    }

    [Fact]
    public async Task Decode_DumpWithATombstone_PassesItOver()
    {
        var run = await DecodeAsync("""{"topic":"out","partition":0,"offset":0,"key":"k","payload":null}""" + "\n" + Whole("in/0/1"));

        run.ExitCode.ShouldBe(ExitCode.Done);
        run.Text.ShouldBe(Indented);
    }

    private static Task<CommandRun> DecodeAsync(string input) => CommandRun.WithInputAsync(Encoding.UTF8.GetBytes(input), "decode", "-");

    private static string Whole(string messageId) => Line(["message-id", messageId], Encoded);

    private static string Part(string messageId, int part, int parts, string value) => Line(
        [
            "message-id", messageId, "digest", PayloadDigest.Of(Json),
            "part", part.ToString(CultureInfo.InvariantCulture), "parts", parts.ToString(CultureInfo.InvariantCulture),
        ],
        value);

    private static string Line(string[] headers, string value) => JsonSerializer.Serialize(
        new { topic = "out", partition = 0, offset = 7, tstype = "create", ts = 1, broker = 0, headers, key = "org-1", payload = value }) + "\n";
}

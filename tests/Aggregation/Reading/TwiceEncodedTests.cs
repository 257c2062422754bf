using System.IO.Compression;
using System.Text;
using System.Text.Json;
using ScenarioOrleans.Aggregation.Tests.Slow;

namespace ScenarioOrleans.Aggregation.Tests.Reading;

/// <summary>What programs send by mistake is refused by the name of the mistake.</summary>
public sealed class TwiceEncodedTests
{
    private const string Row = """{"Week":"2024-01-05","Contact Type":"a","Staff Type":"b","Call Center":"c","Volume":1}""";
    private const string Request = $$"""{"organizationId":"o","weekly":[{{Row}}]}""";

    private static readonly byte[] Gzip = PayloadEncoder.Encode(Utf8(Request), ContentEncoding.Gzip);
    private static readonly byte[] Base64 = PayloadEncoder.Encode(Utf8(Request), ContentEncoding.GzipBase64);

    public static TheoryData<byte[], string, string> Mistakes => new()
    {
        { Utf8($"b'{Text(Base64)}'"), FaultCodes.UnknownEncoding, "Python's way to show bytes" },
        { Utf8("b\"\\x1f\\x8b\\x08\""), FaultCodes.UnknownEncoding, "Python's way to show bytes" },
        { Utf8($"\"b'{Text(Base64)}'\""), FaultCodes.NotAnObject, "Python's way to show bytes" },
        { Encode(Utf8($"b'{Text(Base64)}'")), FaultCodes.UnknownEncoding, "Python's way to show bytes" },
        { Utf8($"'{Text(Base64)}'"), FaultCodes.UnknownEncoding, "single quotes" },
        { Encode(Base64), FaultCodes.UnknownEncoding, "encoded twice" },
        { PayloadEncoder.Encode(Base64, ContentEncoding.Gzip), FaultCodes.UnknownEncoding, "encoded twice" },
        { PayloadEncoder.Encode(Gzip, ContentEncoding.Gzip), FaultCodes.UnknownEncoding, "gzip inside gzip" },
        { Encode(Utf8($"\"{Text(Base64)}\"")), FaultCodes.NotAnObject, "encoded twice" },
        { Utf8(Convert.ToBase64String(Base64)), FaultCodes.UnknownEncoding, "base64 of base64" },
        { Utf8(Convert.ToBase64String(Utf8($"\"{Text(Base64)}\""))), FaultCodes.UnknownEncoding, "base64 of base64" },
        { Utf8(Convert.ToBase64String(Utf8(Request))), FaultCodes.UnknownEncoding, "base64 of JSON without gzip" },
        { Utf8(JsonSerializer.Serialize(Request)), FaultCodes.NotAnObject, "encoded twice" },
        { Encode(Utf8(JsonSerializer.Serialize(Request))), FaultCodes.NotAnObject, "encoded twice" },
        { Utf8(JsonSerializer.Serialize(JsonSerializer.Serialize(Request))), FaultCodes.NotAnObject, "is not an object" },
        { [0, 0, 0, 0, 7, 2, 0x10, .. "org-1"u8], FaultCodes.UnknownEncoding, "Schema Registry" },
        { [0, 0, 0, 0, 7, .. Utf8(JsonSerializer.Serialize(Request))], FaultCodes.UnknownEncoding, "Schema Registry" },
        { [0, 0, 0, 0, 7], FaultCodes.UnknownEncoding, "Schema Registry" },
        { Zlib(), FaultCodes.UnknownEncoding, "zlib's format" },
        { Utf8(Convert.ToBase64String(Zlib())), FaultCodes.UnknownEncoding, "base64 of zlib's format" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void Fold_MessageEncodedByMistake_IsRefusedByTheNameOfTheMistake(byte[] value, string code, string told)
    {
        var fault = Fold.Outcome(value).Fault!;
        fault.Code.ShouldBe(code, fault.Message);
        fault.Message.ShouldContain(told);
        new HourlyBatch(FoldLimits.Default).TryAdd(value).ShouldBeFalse();
    }

    [Fact]
    public void Fold_EncodedTwiceAndDamaged_IsDamaged()
    {
        var value = PayloadEncoder.Encode(Base64, ContentEncoding.Gzip);
        Fold.FaultCode(value.AsMemory(0, value.Length - 3)).ShouldBe(FaultCodes.MalformedGzip);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(200)]
    [InlineData(20_000)]
    public void Fold_RowsAsText_AreRefusedHoweverMany(int rows)
    {
        var text = JsonSerializer.Serialize($"[{string.Join(',', Enumerable.Repeat(Row, rows))}]");
        foreach (var (json, name) in new[]
        {
            ($$"""{"organizationId":"o","weekly":{{text}}}""", "weekly"), ($$"""{"weekly":{{text}},"organizationId":"o"}""", "weekly"),
            ($$"""{"event":"hourly","organizationId":"o","rows":{{text}}}""", "rows"),
        })
        {
            var fault = Fold.Outcome(json).Fault!;
            fault.Code.ShouldBe(FaultCodes.MissingWeekly);
            fault.Message.ShouldStartWith(name + " is \"[{\\");
            fault.Message.ShouldContain("JSON inside a text");
            fault.Message.Length.ShouldBeLessThan(400);
            for (var window = 16; window < 200; window += 61)
            {
                Fold.Outcome(json, window).Fault.ShouldBe(fault);
            }
        }
    }

    [Fact]
    public void Fold_OtherTextsWhereRowsBelong_AreShownToTheirEnd()
    {
        foreach (var window in new[] { 16, 100_000 })
        {
            Fold.Outcome("""{"organizationId":"o","weekly":"none","x":"yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy"}""", window)
                .Fault!.Message.ShouldStartWith("weekly is \"none\"; a message");
            Fold.Outcome("""{"organizationId":"o","weekly":""}""", window).Fault!.Message.ShouldStartWith("weekly is \"\"; a message");
            Fold.Outcome("""{"organizationId":"o","weekly":"a\"b"}""", window).Fault!.Message.ShouldStartWith("weekly is \"a\\\"b\"; a message");
        }
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("  [{}]")]
    [InlineData("{}")]
    public void Fold_ShortTextsOfJsonWhereRowsBelong_AreSeenToo(string text) =>
        Fold.Outcome($$"""{"organizationId":"o","weekly":"{{text}}"}""").Fault!.Message.ShouldContain("JSON inside a text");

    [Fact]
    public void Fold_ParametersAsText_AreBadParameters()
    {
        var text = JsonSerializer.Serialize($$"""{"analysisType":"quick","threshold":10,"x":"{{new string('x', 20_000)}}"}""");
        var fault = Fold.Outcome($$"""{"scenario":"run-analysis","parameters":{{text}}}""").Fault!;
        fault.Code.ShouldBe(FaultCodes.BadParameters);
        fault.Message.ShouldContain("JSON inside a text");
    }

    [Fact]
    public void Fold_RowAsText_IsRejectedByTheNameOfTheMistake()
    {
        var rejected = Fold.Message($$"""{"organizationId":"o","weekly":[{{JsonSerializer.Serialize(Row)}},"text"]}""").Rejected.Items;
        rejected.ShouldAllBe(row => row.Code == RejectCodes.RowNotAnObject);
        rejected[0].Text.ShouldContain("JSON inside a text");
        rejected[1].Text.ShouldBe("The row is a text; it must be an object.");
    }

    private static byte[] Encode(byte[] bytes) => PayloadEncoder.Encode(bytes, ContentEncoding.GzipBase64);

    private static byte[] Zlib()
    {
        using var compressed = new MemoryStream();
        using (var zlib = new ZLibStream(compressed, CompressionLevel.Optimal, leaveOpen: true))
        {
            zlib.Write(Utf8(Request));
        }

        return compressed.ToArray();
    }

    private static string Text(byte[] bytes) => Encoding.ASCII.GetString(bytes);

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}

using System.Text;
using System.Text.Json;
using ScenarioOrleans.Aggregation.Tests.Slow;

namespace ScenarioOrleans.Aggregation.Tests.Reading;

/// <summary>Messages inside what other programs put around them.</summary>
public sealed class WrappedMessageTests
{
    private const string Row = """{"Week":"2024-01-05","Contact Type":"a é","Staff Type":"b+/=","Call Center":"c","Volume":1.5}""";
    private const string Request = $$"""{"event":"rollup","organizationId":"o","week_start":"monday","weekly":[{{Row}},5]}""";

    private static readonly string Expected = Fold.Text(Utf8(Request));
    private static readonly byte[] Gzip = PayloadEncoder.Encode(Utf8(Request), ContentEncoding.Gzip);
    private static readonly string Base64 = Encoding.ASCII.GetString(PayloadEncoder.Encode(Utf8(Request), ContentEncoding.GzipBase64));

    public static TheoryData<string> Wrapped =>
    [
        $$"""{"schema":{"type":"struct","fields":[{"field":"weekly"}]},"payload":{{Request}}}""",
        $$"""{"schema":null,"payload":{{Request}}}""",
        $$$"""{"payload":{{{Request}}},"schema":{}}""",
        $$"""{"schema":{"type":"string"},"payload":{{JsonSerializer.Serialize(Request)}}}""",
        $$$"""{"payload":{{{JsonSerializer.Serialize(" \n" + Request)}}},"schema":{"type":"string"}}""",
        $$"""{"schema":{"type":"string"},"payload":"{{Base64}}"}""",
        $$"""{"schema":{"type":"string"},"payload":{{JsonSerializer.Serialize(Base64)}}}""",
        $$"""{"schema":{"type":"bytes"},"payload":"{{Convert.ToBase64String(Utf8(Request))}}"}""",
        $$"""{"schema":{"type":"bytes"},"payload":"{{Convert.ToBase64String(Utf8(Base64))}}"}""",
        $$"""{"specversion":"1.0","id":"1","type":"t","source":"s","data":{{Request}}}""",
        $$"""{"data":{{Request}},"subject":"[1]","specversion":"1.0"}""",
        $$"""{"specversion":"1.0","id":"1","scenario":"x","event":"y","data":{{JsonSerializer.Serialize(Request)}}}""",
        $$"""{"specversion":"1.0","data_base64":"{{Base64}}"}""",
        $$"""{"specversion":"1.0","data_base64":"{{Convert.ToBase64String(Utf8(Request))}}"}""",
        $$"""{"specversion":"1.0","data_base64":"{{Convert.ToBase64String(Utf8(Base64))}}"}""",
        $$$"""{"schema":null,"payload":{"specversion":"1.0","data":{{{JsonSerializer.Serialize(Request)}}}}}""",
        $$$"""{"specversion":"1.0","data":{"schema":{},"payload":{{{Request}}}}}""",
        $$"""{"specversion":"1.0","data":5,"data":{{Request}}}""",
    ];

    [Theory]
    [MemberData(nameof(Wrapped))]
    public void Fold_EnvelopeOfAnotherProgram_IsAnsweredAsTheMessageInIt(string json)
    {
        Fold.Text(Utf8(json)).ShouldBe(Expected);
        Fold.Text(Utf8("\uFEFF " + json)).ShouldBe(Expected);
        Fold.Text((byte[])[0, 0, 0, 1, 0xE9, .. Utf8(json)]).ShouldBe(Expected);
        Fold.Text(PayloadEncoder.Encode(Utf8(json), ContentEncoding.GzipBase64)).ShouldBe(Expected);
        for (var window = 16; window < 400; window += 37)
        {
            Fold.Text(Utf8(json), window).ShouldBe(Expected);
            Fold.Text(PayloadEncoder.Encode(Utf8("\uFEFF" + json), ContentEncoding.Gzip), window).ShouldBe(Expected);
        }

        Fold.Message(Utf8(json)).InflatedBytes.ShouldBe(Utf8(json).Length);
    }

    [Theory]
    [InlineData(new byte[] { 0, 0, 0, 0, 1 })]
    [InlineData(new byte[] { 0, 0xFF, 0xFE, 0x7B, 0x22 })]
    [InlineData(new byte[] { 0, 0x1F, 0x8B, 0x1F, 0x8B })]
    public void Fold_SchemaRegistrysBytes_ArePassedOverBeforeEveryForm(byte[] bytes)
    {
        Fold.Text((byte[])[.. bytes, .. Utf8(Request)]).ShouldBe(Expected);
        Fold.Text((byte[])[.. bytes, .. Utf8("\uFEFF\n" + Request)]).ShouldBe(Expected);
        Fold.Text((byte[])[.. bytes, .. Gzip]).ShouldBe(Expected);
        Fold.Text((byte[])[.. bytes, .. Utf8(Base64)]).ShouldBe(Expected);
        Fold.Text((byte[])[.. bytes, .. Utf8($"\"{Base64}\"")]).ShouldBe(Expected);
        PayloadEncoder.TryDecode((byte[])[.. bytes, .. Gzip], FoldLimits.Default, out var json, out _).ShouldBeTrue();
        json.ShouldBe(Utf8(Request));
    }

    [Fact]
    public void Fold_Base64InQuotesOrBehindAMark_IsRead()
    {
        Fold.Text(Utf8($"\"{Base64}\"")).ShouldBe(Expected);
        Fold.Text(Utf8($" \uFEFF\r\n \"{Base64}\" \n")).ShouldBe(Expected);
        Fold.Text(Utf8("\uFEFF" + Base64)).ShouldBe(Expected);
        Fold.Text(Utf8("\uFEFF\n" + Base64 + "\n")).ShouldBe(Expected);
        Fold.Text((byte[])[0xEF, 0xBB, 0xBF, .. Gzip]).ShouldBe(Expected);

        // As System.Text.Json, Gson, PHP and MIME libraries escape it.
        Fold.Text(Utf8($"\"{Base64.Replace("+", "\\u002B", StringComparison.Ordinal).Replace("=", "\\u003d", StringComparison.Ordinal)}\"")).ShouldBe(Expected);
        Fold.Text(Utf8($"\"{Base64.Replace("/", "\\/", StringComparison.Ordinal)}\" ")).ShouldBe(Expected);
        Fold.Text(Utf8($"\"{string.Join("\\r\\n", Base64.Chunk(76).Select(line => new string(line)))}\"")).ShouldBe(Expected);
    }

    [Fact]
    public void Fold_Base64InBrokenQuotes_IsMalformed()
    {
        Fold.FaultCode($"\"{Base64}").ShouldBe(FaultCodes.MalformedGzip);
        Fold.FaultCode($"\"{Base64}\"x").ShouldBe(FaultCodes.MalformedGzip);
        Fold.FaultCode($"\"{Base64}\"\"").ShouldBe(FaultCodes.MalformedGzip);
        Fold.FaultCode($"\"{Base64}\\\"").ShouldBe(FaultCodes.MalformedGzip);
        Fold.FaultCode($"\"{Base64}\\q\"").ShouldBe(FaultCodes.MalformedGzip);
        Fold.FaultCode($"\"{Base64[..^8]}\"").ShouldBe(FaultCodes.MalformedGzip);
    }

    [Theory]
    [InlineData("""{"organizationId":"o","weekly":[],"specversion":"1.0","data":{"organizationId":"p","weekly":[]}}""")]
    [InlineData("""{"organizationId":"o","weekly":[],"schema":null,"payload":{"organizationId":"p","weekly":[{"Contact Type":"\ud800"}]}}""")]
    [InlineData("""{"data":"not base64","organizationId":"o","weekly":[],"specversion":{},"data_base64":[],"schema":5,"payload":"x"}""")]
    public void Fold_MessageThatCanBeUsedAsItIs_IsUsedAsItIs(string json) => Fold.Message(json).Key.Organization.ShouldBe("o");

    [Theory]
    [InlineData("""{"payload":{"organizationId":"p","weekly":[]}}""", FaultCodes.MissingOrganization)]
    [InlineData("""{"data":{"organizationId":"p","weekly":[]}}""", FaultCodes.MissingOrganization)]
    [InlineData("""{"specversion":"1.0"}""", FaultCodes.MissingOrganization)]
    [InlineData("""{"specversion":"1.0","payload":{"organizationId":"p","weekly":[]}}""", FaultCodes.MissingOrganization)]
    [InlineData("""{"schema":null,"payload":null}""", FaultCodes.NotAnObject)]
    [InlineData("""{"schema":null,"payload":[]}""", FaultCodes.NotAnObject)]
    [InlineData("""{"schema":null,"payload":""}""", FaultCodes.Empty)]
    [InlineData("""{"schema":null,"payload":"hello"}""", FaultCodes.UnknownEncoding)]
    [InlineData("""{"schema":null,"payload":"5"}""", FaultCodes.NotAnObject)]
    [InlineData("""{"schema":null,"payload":"\ud800"}""", FaultCodes.MalformedJson)]
    [InlineData("""{"schema":null,"payload":"{\"organizationId\":\"o\",\"weekly\":[}"}""", FaultCodes.MalformedJson)]
    [InlineData("""{"schema":null,"payload":"\"{}\""}""", FaultCodes.NotAnObject)]
    [InlineData("""{"schema":null,"payload":"b'H4sI'"}""", FaultCodes.UnknownEncoding)]
    [InlineData("""{"schema":null,"payload":{"week_start":"x","organizationId":"o","weekly":[]}}""", FaultCodes.BadWeekStart)]
    [InlineData("""{"specversion":"1.0","data_base64":"$"}""", FaultCodes.UnknownEncoding)]
    [InlineData("""{"specversion":"1.0","data_base64":{"organizationId":"p","weekly":[]}}""", FaultCodes.NotAnObject)]
    [InlineData("""{"specversion":"1.0","data_base64":"aGVsbG8gd29ybGQ="}""", FaultCodes.UnknownEncoding)]
    [InlineData("""{"specversion":"1.0","data":{"specversion":"1.0","data":{"specversion":"1.0","data":{}}}}""", FaultCodes.MissingOrganization)]
    public void Fold_EnvelopeWithoutAMessage_IsRefused(string json, string code)
    {
        var fault = Fold.Outcome(json).Fault!;
        fault.Code.ShouldBe(code, fault.Message);
        if (code != FaultCodes.MissingOrganization)
        {
            fault.Message.ShouldStartWith(json.Contains("spec", StringComparison.Ordinal) ? "In the data_base64 of the CloudEvent: " : "In the payload of Kafka Connect's envelope: ");
        }
    }

    [Fact]
    public void Fold_TextThatHoldsAMessage_IsLimited()
    {
        var json = Utf8($$"""{"schema":null,"payload":{{JsonSerializer.Serialize(Request)}}}""");
        var length = JsonSerializer.Serialize(Request).Length;
        MessageFolder.Fold(json, FoldLimits.Default with { MaxWrappedTextBytes = length }).IsUsable.ShouldBeTrue();
        MessageFolder.Fold(json, FoldLimits.Default with { MaxWrappedTextBytes = length - 1 }).Fault!.Code.ShouldBe(FaultCodes.TooLarge);
    }

    [Fact]
    public void Fold_Command_IsReadInAnEnvelopeToo() =>
        Fold.Message("""{"specversion":"1.0","data":{"scenario":"run-analysis","parameters":{"analysisType":"full","threshold":1}}}""").Kind.ShouldBe(MessageKind.RunAnalysis);

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}

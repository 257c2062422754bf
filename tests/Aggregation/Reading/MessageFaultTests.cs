using System.Text;
using ScenarioOrleans.Aggregation.Tests.Slow;

namespace ScenarioOrleans.Aggregation.Tests.Reading;

/// <summary>Messages whose bytes cannot be read; what they ask for is in <see cref="EnvelopeFaultTests"/>.</summary>
public sealed class MessageFaultTests
{
    private const string Row = """{"Week":"2024-01-05","Contact Type":"a","Staff Type":"b","Call Center":"c"}""";

    [Theory]
    [InlineData("")]
    [InlineData(" \r\n\t ")]
    [InlineData("\uFEFF")]
    [InlineData("\uFEFF \n")]
    public void Fold_NothingThere_IsEmpty(string value) => Fold.FaultCode(value).ShouldBe(FaultCodes.Empty);

    [Fact]
    public void Fold_GzipOfNothing_IsEmpty() =>
        Fold.FaultCode(PayloadEncoder.Encode("  "u8, ContentEncoding.GzipBase64)).ShouldBe(FaultCodes.Empty);

    [Theory]
    [InlineData("hello")]
    [InlineData("not json at all")]
    [InlineData("aGVsbG8gd29ybGQ=")]
    [InlineData("<xml/>")]
    [InlineData("nul")]
    [InlineData("12 34")]
    [InlineData("\"open")]
    public void Fold_NoKnownForm_IsUnknownEncoding(string value) => Fold.FaultCode(value).ShouldBe(FaultCodes.UnknownEncoding);

    [Fact]
    public void Fold_OtherBinary_IsUnknownEncoding()
    {
        Fold.FaultCode(new byte[] { 0x28, 0xB5, 0x2F, 0xFD, 1, 2, 3 }).ShouldBe(FaultCodes.UnknownEncoding);
        Fold.FaultCode(Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("{}")).ToArray()).ShouldBe(FaultCodes.UnknownEncoding);
    }

    [Fact]
    public void Fold_DamagedGzip_IsMalformedGzip()
    {
        var gzip = PayloadEncoder.Encode("{\"organizationId\":\"o\",\"weekly\":[]}"u8, ContentEncoding.Gzip);
        var base64 = Encoding.ASCII.GetString(PayloadEncoder.Encode("{}"u8, ContentEncoding.GzipBase64));
        Fold.FaultCode(gzip.AsMemory(0, gzip.Length - 1)).ShouldBe(FaultCodes.MalformedGzip);
        Fold.FaultCode(gzip.AsMemory(0, 5)).ShouldBe(FaultCodes.MalformedGzip);
        Fold.FaultCode((byte[])[.. gzip, 1, 2, 3]).ShouldBe(FaultCodes.MalformedGzip);
        Fold.FaultCode(base64[..^4]).ShouldBe(FaultCodes.MalformedGzip);
        Fold.FaultCode(base64[..^1]).ShouldBe(FaultCodes.MalformedGzip);
        Fold.FaultCode(base64 + "!").ShouldBe(FaultCodes.MalformedGzip);
        Fold.FaultCode(base64 + base64).ShouldBe(FaultCodes.MalformedGzip);
        Fold.FaultCode(base64.Insert(8, "$")).ShouldBe(FaultCodes.MalformedGzip);
    }

    [Fact]
    public void Fold_GzipDamagedSoThatItsJsonIsToo_IsMalformedGzip()
    {
        var gzip = PayloadEncoder.Encode(Encoding.ASCII.GetBytes("{\"weekly\":" + new string('x', 300)), ContentEncoding.Gzip);
        gzip[^6] ^= 1;
        Fold.FaultCode(gzip).ShouldBe(FaultCodes.MalformedGzip);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("{]")]
    [InlineData("{}}")]
    [InlineData("{} {}")]
    [InlineData("[")]
    [InlineData("[1,]")]
    [InlineData("""{"organizationId":"o","weekly":[}""")]
    [InlineData("""{"organizationId":"o","weekly":[""")]
    [InlineData("""{"organizationId":"o","weekly":[]""")]
    [InlineData("""{"organizationId":"o","weekly":[],}""")]
    [InlineData("""{"organizationId":"o" "weekly":[]}""")]
    [InlineData("""{"organizationId" "o"}""")]
    [InlineData("""{organizationId:"o"}""")]
    [InlineData("""{'organizationId':'o'}""")]
    [InlineData("""{"organizationId":"o","weekly":[{}{}]}""")]
    [InlineData("""{"organizationId":"o","weekly":[,{}]}""")]
    [InlineData("""{"organizationId":"o","weekly":[{},]}""")]
    [InlineData("""{"organizationId":"o","weekly":[{"Volume":01}]}""")]
    [InlineData("""{"organizationId":"o","weekly":[{"Volume":+1}]}""")]
    [InlineData("""{"organizationId":"o","weekly":[{"Volume":.5}]}""")]
    [InlineData("""{"organizationId":"o","weekly":[{"Volume":1.}]}""")]
    [InlineData("""{"organizationId":"o","weekly":[{"Volume":1e}]}""")]
    [InlineData("""{"organizationId":"o","weekly":[{"Volume":0x1F}]}""")]
    [InlineData("""{"organizationId":"o","weekly":[{"Volume":nan}]}""")]
    [InlineData("""{"organizationId":"o","weekly":[{"Volume":-NaN}]}""")]
    [InlineData("""{"organizationId":"o","weekly":[{"Volume":TRUE}]}""")]
    [InlineData("""{"organizationId":"o","weekly":[{"Volume":undefined}]}""")]
    [InlineData("""{"organizationId":"o","weekly":[{"Volume":}]}""")]
    [InlineData("""{"organizationId":"o","weekly":[{"Volume"}]}""")]
    [InlineData("""{"organizationId":"o","weekly":[{"Volume":1,}]}""")]
    [InlineData("""{"organizationId":"o","weekly":[{"Volume":1 "Abandons":2}]}""")]
    [InlineData("""{"organizationId":"o","weekly":[{,"Volume":1}]}""")]
    [InlineData("""{"organizationId":"o","weekly":[{"Week":"\x41"}]}""")]
    [InlineData("""{"organizationId":"o","weekly":[{"Week":"\u12G4"}]}""")]
    [InlineData("""{"organizationId":"o","weekly":[{"Week":"\u12"}]}""")]
    [InlineData("""{"organizationId":"o","weekly":[{"Week":"a""")]
    [InlineData("{\"organizationId\":\"o\",\"weekly\":[{\"Week\":\"a\nb\"}]}")]
    [InlineData("{\"organizationId\":\"o\",\"weekly\":[{\"Week\":\"a\0b\"}]}")]
    [InlineData("{\"organizationId\":\"o\",\0\"weekly\":[]}")]
    [InlineData("{\"organizationId\":\"o\",\"weekly\":[]}\0")]
    [InlineData("{/* comment */}")]
    [InlineData("""{"x":[1,2}""")]
    [InlineData("""{"x":{"a":1]}""")]
    [InlineData("""{"x":{"a" 1}}""")]
    [InlineData("""{"x":{"a":1,}}""")]
    [InlineData("""{"x":{a:1}}""")]
    [InlineData("""{"x":[1 2]}""")]
    [InlineData("""{"x":tru}""")]
    [InlineData("""{"organizationId":"\ud800","weekly":[]}""")]
    [InlineData("""{"organizationId":"\udc00\ud800","weekly":[]}""")]
    [InlineData("""{"organizationId":"o","scenario":"\ud800x","weekly":[]}""")]
    [InlineData("""{"organizationId":"o","weekly":[{"Week":"2024-01-05","Contact Type":"\ud83d","Staff Type":"b","Call Center":"c"}]}""")]
    public void Fold_BadJson_IsMalformedJson(string json)
    {
        Fold.FaultCode(json).ShouldBe(FaultCodes.MalformedJson);
        Fold.FaultCode(PayloadEncoder.Encode(Encoding.UTF8.GetBytes(json), ContentEncoding.Gzip)).ShouldBe(FaultCodes.MalformedJson);
    }

    [Theory]
    [InlineData(new byte[] { 0x80 })]
    [InlineData(new byte[] { 0xC0, 0x80 })]
    [InlineData(new byte[] { 0xE2, 0x82 })]
    [InlineData(new byte[] { 0xED, 0xA0, 0x80 })]
    [InlineData(new byte[] { 0xF4, 0x90, 0x80, 0x80 })]
    [InlineData(new byte[] { 0xFF })]
    public void Fold_InvalidUtf8_IsMalformedJson(byte[] bytes)
    {
        byte[] inRow = [.. Encoding.UTF8.GetBytes("""{"organizationId":"o","weekly":[{"x":" """), .. bytes, .. "\"}]}"u8];
        byte[] atEnd = [.. Encoding.UTF8.GetBytes("""{"organizationId":"o","weekly":[]}"""), .. bytes];
        Fold.FaultCode(inRow).ShouldBe(FaultCodes.MalformedJson);
        Fold.FaultCode(atEnd).ShouldBe(FaultCodes.MalformedJson);
    }

    [Fact]
    public void Fold_DepthOf64_IsRead_And65_IsMalformed()
    {
        // The message is the first object, each bracket one more.
        string Nested(int brackets) => $$"""{"organizationId":"o","weekly":[],"x":{{new string('[', brackets)}}{{new string(']', brackets)}}}""";
        Fold.Outcome(Nested(63)).IsUsable.ShouldBeTrue();
        Fold.FaultCode(Nested(64)).ShouldBe(FaultCodes.MalformedJson);

        // In a row: message, rows, row.
        string InRow(int brackets) => $$"""{"organizationId":"o","weekly":[{"x":{{new string('[', brackets)}}{{new string(']', brackets)}}}]}""";
        Fold.Outcome(InRow(61)).IsUsable.ShouldBeTrue();
        Fold.FaultCode(InRow(62)).ShouldBe(FaultCodes.MalformedJson);
        Fold.FaultCode(new string('[', 100_000)).ShouldBe(FaultCodes.MalformedJson);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("[{}]")]
    [InlineData("\"text\"")]
    [InlineData("42")]
    [InlineData("1234")]
    [InlineData("null")]
    [InlineData("NaN")]
    [InlineData("true")]
    public void Fold_JsonThatIsNoObject_IsNotAnObject(string json)
    {
        Fold.FaultCode(json).ShouldBe(FaultCodes.NotAnObject);
        Fold.FaultCode(PayloadEncoder.Encode(Encoding.UTF8.GetBytes(json), ContentEncoding.GzipBase64)).ShouldBe(FaultCodes.NotAnObject);
    }

    [Fact]
    public void Fold_Fault_SaysWhereAndWhatToDo()
    {
        Fold.Outcome("""{"organizationId":"o","weekly":[{"Volume":01}]}""").Fault!.Message.ShouldContain("byte 43");
        Fold.Outcome("""{"organizationId":"o","weekly":[],"week_start":"someday"}""").Fault!.Message.ShouldContain("week_start is \"someday\"");
        Fold.Outcome("""{"event":"hourly","organizationId":"o"}""").Fault!.Message.ShouldContain("rows is missing");
    }

    [Fact]
    public void Fold_Cancelled_Throws()
    {
        using var cancel = new CancellationTokenSource();
        cancel.Cancel();
        Should.Throw<OperationCanceledException>(() => MessageFolder.Fold("{}"u8.ToArray(), FoldLimits.Default, cancel.Token));
    }
}

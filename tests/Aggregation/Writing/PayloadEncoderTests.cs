using System.IO.Compression;
using System.Text;

namespace ScenarioOrleans.Aggregation.Tests.Writing;

public sealed class PayloadEncoderTests
{
    private static readonly byte[] Json = Encoding.UTF8.GetBytes($$"""{"event":"rollup","text":"{{string.Concat(Enumerable.Repeat("Kraków ", 500))}}"}""");

    [Theory]
    [InlineData(ContentEncoding.Identity)]
    [InlineData(ContentEncoding.Gzip)]
    [InlineData(ContentEncoding.GzipBase64)]
    public void TryDecode_WhatEncodeWrote_IsTheSame(ContentEncoding encoding)
    {
        PayloadEncoder.TryDecode(PayloadEncoder.Encode(Json, encoding), FoldLimits.Default, out var json, out var fault).ShouldBeTrue();
        json.ShouldBe(Json);
        fault.ShouldBeNull();
    }

    [Fact]
    public void Encode_Gzip_NamesNoTimeAndNoSystem()
    {
        var gzip = PayloadEncoder.Encode(Json, ContentEncoding.Gzip);
        gzip[..8].ShouldBe([0x1F, 0x8B, 8, 0, 0, 0, 0, 0]);
        gzip[9].ShouldBe<byte>(255);
        gzip.ShouldBe(PayloadEncoder.Encode(Json, ContentEncoding.Gzip));
        using var read = new StreamReader(new GZipStream(new MemoryStream(gzip), CompressionMode.Decompress));
        read.ReadToEnd().ShouldBe(Encoding.UTF8.GetString(Json));
    }

    [Theory]
    [InlineData(ContentEncoding.Gzip)]
    [InlineData(ContentEncoding.GzipBase64)]
    public void Encode_NoBytes_IsGzipOfNone(ContentEncoding encoding)
    {
        PayloadEncoder.TryDecode(PayloadEncoder.Encode([], encoding), FoldLimits.Default, out var json, out var fault).ShouldBeTrue();
        json.ShouldBeEmpty();
        fault.ShouldBeNull();
    }

    [Fact]
    public void TryDecode_Unusable_SaysWhy()
    {
        PayloadEncoder.TryDecode("hello"u8.ToArray(), FoldLimits.Default, out var json, out var fault).ShouldBeFalse();
        json.ShouldBeEmpty();
        fault!.Code.ShouldBe(FaultCodes.UnknownEncoding);
        PayloadEncoder.TryDecode(Json, FoldLimits.Default with { MaxInflatedBytes = 100 }, out _, out fault).ShouldBeFalse();
        fault!.Code.ShouldBe(FaultCodes.TooLarge);
    }

    [Theory]
    [InlineData(ContentEncoding.GzipBase64, "gzip+base64")]
    [InlineData(ContentEncoding.Gzip, "gzip")]
    [InlineData(ContentEncoding.Identity, "identity")]
    public void ToText_Encoding_IsTheHeadersText(ContentEncoding encoding, string text)
    {
        encoding.ToText().ShouldBe(text);
        ContentEncodings.TryParse(text, out var parsed).ShouldBeTrue();
        parsed.ShouldBe(encoding);
        ContentEncodings.TryParse(text.ToUpperInvariant(), out _).ShouldBeFalse();
    }

    [Fact]
    public void Digest_OfJson_IsItsSha256() =>
        PayloadDigest.Of("abc"u8).ShouldBe("sha-256=ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
}

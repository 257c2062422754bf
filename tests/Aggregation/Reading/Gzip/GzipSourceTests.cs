using System.IO.Compression;
using System.Text;

namespace ScenarioOrleans.Aggregation.Tests.Reading.Gzip;

public sealed class GzipSourceTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 25)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Read_WhateverWasCompressed_IsGivenBack(int seed)
    {
        var random = new Random(seed);
        var plain = Content(random);
        foreach (var level in Enum.GetValues<CompressionLevel>())
        {
            ReadAll(Compress(plain, level), 1 + random.Next(100_000)).ShouldBe(plain);
        }
    }

    [Fact]
    public void Read_SeveralMembers_AreOneContent()
    {
        byte[] value = [.. Compress("first,"u8.ToArray()), .. Compress([]), 0, 0, .. Compress("second"u8.ToArray()), 0, 0, 10];
        Encoding.ASCII.GetString(ReadAll(value, 3)).ShouldBe("first,second");
    }

    [Fact]
    public void Read_HeaderWithEveryPart_IsPassedOver()
    {
        var gzip = Compress("content"u8.ToArray());
        byte[] header = [0x1F, 0x8B, 8, 2 | 4 | 8 | 16, 1, 2, 3, 4, 5, 6, 3, 0, 9, 9, 9, (byte)'n', 0, (byte)'c', 0, 7, 7];
        Encoding.ASCII.GetString(ReadAll([.. header, .. gzip[10..]], 100)).ShouldBe("content");
    }

    [Theory]
    [InlineData(CompressionLevel.Optimal)]
    [InlineData(CompressionLevel.NoCompression)]
    public void Read_CutOffAnywhere_IsMalformed(CompressionLevel level)
    {
        var gzip = Compress(Json(new Random(5), 60), level);
        for (var length = 2; length < gzip.Length; length++)
        {
            FaultOf(gzip[..length]).ShouldBe(FaultCodes.MalformedGzip, $"cut at {length} of {gzip.Length}");
        }
    }

    [Fact]
    public void Read_AnyBitFlipped_IsMalformedOrTheSame()
    {
        var plain = Json(new Random(6), 40);
        var gzip = Compress(plain);
        for (var bit = 8 * 3; bit < gzip.Length * 8; bit++)
        {
            var damaged = (byte[])gzip.Clone();
            damaged[bit / 8] ^= (byte)(1 << (bit % 8));
            if (FaultOf(damaged) is null)
            {
                ReadAll(damaged, 1_000).ShouldBe(plain);
            }
        }
    }

    [Theory]
    [InlineData("garbage")]
    [InlineData("\u001f")]
    public void Read_SomethingBehindTheLastMember_IsMalformed(string tail) =>
        FaultOf([.. Compress("content"u8.ToArray()), .. Encoding.ASCII.GetBytes(tail)]).ShouldBe(FaultCodes.MalformedGzip);

    [Fact]
    public void Read_RandomBytesBehindAHeader_NeverGoWrongOtherwise()
    {
        var random = new Random(7);
        for (var i = 0; i < 4_000; i++)
        {
            var bytes = new byte[10 + random.Next(200)];
            random.NextBytes(bytes);
            ((byte[])[0x1F, 0x8B, 8, 0]).CopyTo(bytes, 0);

            // Without the checksum behind it even a well-formed stream of so few bytes is a fault.
            FaultOf(bytes).ShouldBe(FaultCodes.MalformedGzip);
        }
    }

    [Fact]
    public void Read_DataBeforeTheDamage_ComesBeforeTheFault()
    {
        var gzip = Compress(Json(new Random(8), 2_000));
        gzip[^5] ^= 1;
        using var source = new GzipSource(new PlainSource(gzip));
        var room = new byte[1_000];
        source.Read(room).ShouldBe(1_000);
    }

    private static string? FaultOf(byte[] gzip)
    {
        try
        {
            ReadAll(gzip, 50_000);
            return null;
        }
        catch (FaultException fault)
        {
            return fault.Fault.Code;
        }
    }

    private static byte[] ReadAll(byte[] gzip, int room)
    {
        using var source = new GzipSource(new PlainSource(gzip));
        using var all = new MemoryStream();
        var piece = new byte[room];
        int count;
        while ((count = source.Read(piece)) > 0)
        {
            all.Write(piece, 0, count);
        }

        return all.ToArray();
    }

    private static byte[] Compress(byte[] plain, CompressionLevel level = CompressionLevel.Optimal)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, level))
        {
            gzip.Write(plain);
        }

        return compressed.ToArray();
    }

    /// <summary>Random bytes, runs, text of few letters, JSON, or pieces of all.</summary>
    private static byte[] Content(Random random)
    {
        var content = new List<byte>();
        for (var pieces = random.Next(1, 12); pieces > 0; pieces--)
        {
            var length = random.Next(random.Next(2) == 0 ? 300 : 60_000);
            var letters = random.Next(2, 40);
            content.AddRange(random.Next(5) switch
            {
                0 => Enumerable.Range(0, length).Select(_ => (byte)random.Next(256)),
                1 => Enumerable.Repeat((byte)random.Next(256), length),
                2 => Enumerable.Range(0, length).Select(_ => (byte)('a' + random.Next(letters))),
                3 => Enumerable.Range(0, length).Select(i => (byte)(i % letters)),
                _ => Json(random, length / 50),
            });
        }

        return [.. content];
    }

    private static byte[] Json(Random random, int rows) => Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(0, rows).Select(
        _ => $"{{\"Week\":\"2024-01-{random.Next(1, 31):00}\",\"Volume\":{random.Next(500)},\"Base AHT\":{random.NextDouble() * 400:0.0}}},")));
}

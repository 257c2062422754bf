using System.IO.Compression;
using System.Text;
using ScenarioOrleans.Aggregation.Tests.Slow;

namespace ScenarioOrleans.Aggregation.Tests.Reading.Gzip;

public sealed class GzipSourceTests
{
    [Fact]
    public void Read_AnyGzip_IsWhatTheReferenceReads() => Compare(gzip => gzip.Good(), (_, expected) => expected.ShouldNotBeNull());

    [Fact]
    public void Read_AnyDamage_IsMalformedWhereTheReferenceSaysSo() => Compare(gzip => gzip.Damaged(), (_, _) => { });

    [Fact]
    public void Read_AnyRoom_GivesTheSameBytesAndTheSameFault()
    {
        for (var seed = 0; seed < 150; seed++)
        {
            var random = new Random(seed);
            var value = new RandomGzip(random).Damaged();
            var expected = ReadAll(value, 1 << 20);
            foreach (var room in (int[])[1 + random.Next(100), 1_000 + random.Next(9_000), 100_000 + random.Next(100_000)])
            {
                var outcome = ReadAll(value, room);
                outcome.Fault.ShouldBe(expected.Fault, $"seed {seed}, room {room}");
                outcome.Content.ShouldBe(expected.Content, $"seed {seed}, room {room}");
            }
        }
    }

    [Fact]
    public void Read_SeveralMembers_AreOneContent()
    {
        byte[] value = [.. Compress("first,"u8.ToArray()), .. Compress([]), 0, 0, .. Compress("second"u8.ToArray()), 0, 0, 10];
        Encoding.ASCII.GetString(ReadAll(value, 3).Content).ShouldBe("first,second");
    }

    [Fact]
    public void Read_HeaderWithEveryPart_IsPassedOver()
    {
        byte[] header = [0x1F, 0x8B, 8, 2 | 4 | 8 | 16, 1, 2, 3, 4, 5, 6, 3, 0, 9, 9, 9, (byte)'n', 0, (byte)'c', 0, 7, 7];
        Encoding.ASCII.GetString(ReadAll([.. header, .. Compress("content"u8.ToArray())[10..]], 100).Content).ShouldBe("content");
    }

    [Theory]
    [InlineData(CompressionLevel.Optimal, false)]
    [InlineData(CompressionLevel.NoCompression, false)]
    [InlineData(CompressionLevel.Optimal, true)]
    public void Read_CutOffAnywhere_IsMalformed(CompressionLevel level, bool behindAnother)
    {
        var first = behindAnother ? Compress("[1,2]"u8.ToArray()) : [];
        byte[] gzip = [.. first, .. Compress(new RandomGzip(new Random(5)).Json(60), level)];
        for (var length = first.Length + 1; length < gzip.Length; length++)
        {
            FaultOf(gzip[..length]).ShouldBe(FaultCodes.MalformedGzip, $"cut at {length} of {gzip.Length}");
        }
    }

    [Fact]
    public void Read_CutOff_SaysWhere() =>
        ReadAll(Compress("content"u8.ToArray())[..^3], 100).Fault!.Message.ShouldContain("at compressed byte 24: it ends too early");

    [Fact]
    public void Read_AnyBitFlipped_IsMalformedOrTheSame()
    {
        var plain = new RandomGzip(new Random(6)).Json(40);
        var gzip = Compress(plain);
        for (var bit = 8 * 3; bit < gzip.Length * 8; bit++)
        {
            var damaged = (byte[])gzip.Clone();
            damaged[bit / 8] ^= (byte)(1 << (bit % 8));
            var outcome = ReadAll(damaged, 1_000);
            if (outcome.Fault is null)
            {
                outcome.Content.ShouldBe(plain);
            }
        }
    }

    [Theory]
    [InlineData("garbage")]
    [InlineData("\u001f")]
    [InlineData("\0\0 garbage")]
    [InlineData("garbage\0\0")]
    public void Read_SomethingBehindTheLastMember_IsMalformed(string tail) =>
        FaultOf([.. Compress("content"u8.ToArray()), .. Encoding.ASCII.GetBytes(tail)]).ShouldBe(FaultCodes.MalformedGzip);

    [Theory]
    [InlineData(-8)]
    [InlineData(-4)]
    public void Read_WrongChecksumOrLength_IsMalformed(int fromEnd)
    {
        var gzip = Compress("content"u8.ToArray());
        gzip[gzip.Length + fromEnd] ^= 1;
        FaultOf(gzip).ShouldBe(FaultCodes.MalformedGzip);
        FaultOf([.. gzip, .. Compress("content"u8.ToArray())]).ShouldBe(FaultCodes.MalformedGzip);
    }

    [Theory]
    [InlineData("03 00")]
    [InlineData("01 00 00 FF FF")]
    public void Read_EmptyMemberOfZerosThatLacksOne_IsMalformed(string data)
    {
        // Its trailer is eight zeros, so that with one less the padding or the data could be taken for it.
        byte[] header = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, .. Convert.FromHexString(data.Replace(" ", "", StringComparison.Ordinal))];
        var next = Compress("content"u8.ToArray());
        FaultOf([.. header, .. new byte[8]]).ShouldBeNull();
        FaultOf([.. header, .. new byte[7]]).ShouldBe(FaultCodes.MalformedGzip);
        FaultOf([.. header, .. new byte[7], .. next]).ShouldBe(FaultCodes.MalformedGzip);
        Encoding.ASCII.GetString(ReadAll([.. header, .. new byte[100_000], .. next], 9).Content).ShouldBe("content");
    }

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
        var gzip = Compress(new RandomGzip(new Random(8)).Json(2_000));
        gzip[^5] ^= 1;
        using var source = new GzipSource(new PlainSource(gzip));
        var room = new byte[1_000];
        source.Read(room).ShouldBe(1_000);
    }

    private static void Compare(Func<RandomGzip, byte[]> make, Action<byte[], byte[]?> check) =>
        Parallel.For(0, FuzzSettings.Cases, FuzzSettings.OnAllCores, number =>
        {
            var random = new Random((FuzzSettings.Seed * 1_000_003) + number);
            var value = make(new RandomGzip(random));
            var expected = SlowGzip.Read(value);
            check(value, expected);
            var outcome = ReadAll(value, 1 + random.Next(200_000));
            var text = $"case {number} of seed {FuzzSettings.Seed}";
            outcome.Fault?.Code.ShouldBe(FaultCodes.MalformedGzip, text);
            (outcome.Fault is null ? outcome.Content : null).ShouldBe(expected, text);
        });

    private static string? FaultOf(byte[] gzip) => ReadAll(gzip, 50_000).Fault?.Code;

    private static (byte[] Content, MessageFault? Fault) ReadAll(byte[] gzip, int room)
    {
        using var source = new GzipSource(new PlainSource(gzip));
        using var all = new MemoryStream();
        var piece = new byte[room];
        try
        {
            int count;
            while ((count = source.Read(piece)) > 0)
            {
                all.Write(piece, 0, count);
            }

            return (all.ToArray(), null);
        }
        catch (FaultException fault)
        {
            return (all.ToArray(), fault.Fault);
        }
    }

    private static byte[] Compress(byte[] plain, CompressionLevel level = CompressionLevel.Optimal) =>
        PayloadEncoder.Encode(plain, ContentEncoding.Gzip, level);
}

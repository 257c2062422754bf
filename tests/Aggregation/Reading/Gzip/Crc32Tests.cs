namespace ScenarioOrleans.Aggregation.Tests.Reading.Gzip;

public sealed class Crc32Tests
{
    [Fact]
    public void Append_CheckValue_IsThePublishedOne() => Crc32.Append(0, "123456789"u8).ShouldBe(0xCBF43926);

    [Fact]
    public void Append_AnyLengthInAnyPieces_IsTheBitwiseChecksum()
    {
        var random = new Random(1);
        for (var length = 0; length < 700; length++)
        {
            var bytes = new byte[length];
            random.NextBytes(bytes);
            var cut = random.Next(length + 1);
            Crc32.Append(Crc32.Append(0, bytes.AsSpan(0, cut)), bytes.AsSpan(cut)).ShouldBe(Bitwise(bytes), $"{length} bytes cut at {cut}");
        }
    }

    private static uint Bitwise(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var b in bytes)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320;
            }
        }

        return ~crc;
    }
}

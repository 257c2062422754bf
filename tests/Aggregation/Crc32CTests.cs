namespace ScenarioOrleans.Aggregation.Tests;

public sealed class Crc32CTests
{
    [Fact]
    public void Of_CheckValue_IsThePublishedOne() => Crc32C.Of("123456789"u8).ShouldBe(0xE3069283);

    [Fact]
    public void Of_AnyLength_IsTheBitwiseChecksum()
    {
        var random = new Random(1);
        for (var length = 0; length < 100; length++)
        {
            var bytes = new byte[length];
            random.NextBytes(bytes);
            Crc32C.Of(bytes).ShouldBe(Bitwise(bytes), $"{length} bytes");
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
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0x82F63B78;
            }
        }

        return ~crc;
    }
}

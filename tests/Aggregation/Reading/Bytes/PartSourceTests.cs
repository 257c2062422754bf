namespace ScenarioOrleans.Aggregation.Tests.Reading.Bytes;

public sealed class PartSourceTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 40)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Read_AnyPartInAnyPieces_IsThatPart(int seed)
    {
        var random = new Random(seed);
        var bytes = new byte[random.Next(300)];
        random.NextBytes(bytes);
        var start = random.Next(320);
        var length = random.Next(320);
        using var source = new PartSource(new PlainSource(bytes), start, length);
        var read = new List<byte>();
        var room = new byte[64];
        int count;
        while ((count = source.Read(room.AsSpan(0, random.Next(1, 64)))) > 0)
        {
            read.AddRange(room[..count]);
        }

        read.ShouldBe(bytes.Skip(start).Take(length));
        source.Read(room).ShouldBe(0);
    }
}

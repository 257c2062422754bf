namespace ScenarioOrleans.Aggregation.Tests.Reading.Bytes;

/// <summary>Reading ahead changes nothing but the time it takes.</summary>
public sealed class AheadSourceTests
{
    private const int Length = 3 * 1024 * 1024;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 30)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Read_HelpComesAndGoes_GivesTheSameBytes(int seed)
    {
        var random = new Random(seed);
        var bytes = new byte[random.Next(Length)];
        random.NextBytes(bytes);
        using var source = new AheadSource(new JerkySource(bytes, seed, null), () => seed % 3 > 0 && random.Next(4) > 0);
        Drain(source, random).ShouldBe(bytes);
        source.Read(new byte[1]).ShouldBe(0);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Read_SourceFails_GivesAllThatCameBeforeThenTheFault(int seed)
    {
        var random = new Random(seed);
        var bytes = new byte[random.Next(Length)];
        random.NextBytes(bytes);
        var fault = new FaultException(FaultCodes.MalformedGzip, "damaged");
        using var source = new AheadSource(new JerkySource(bytes, seed, fault), () => true);
        using var read = new MemoryStream();
        for (var times = 0; times < 2; times++)
        {
            Should.Throw<FaultException>(() => DrainTo(read, source, random)).ShouldBe(fault);
        }

        read.ToArray().ShouldBe(bytes);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Dispose_WhileHelpIsAtWork_WaitsForIt(int seed)
    {
        var inner = new JerkySource(new byte[Length], seed, null);
        var source = new AheadSource(inner, () => true);
        var room = new byte[1024];
        for (var reads = 0; reads < seed; reads++)
        {
            source.Read(room).ShouldBeGreaterThan(0);
        }

        source.Dispose();
        inner.ReadsAfterDisposal.ShouldBe(0);

        // Whatever was still queued finds nothing to do.
        source.Execute();
        inner.ReadsAfterDisposal.ShouldBe(0);
    }

    [Fact]
    public void Read_ManySourcesAtOnce_NeedNoFreeThread()
    {
        var bytes = new byte[Length];
        new Random(1).NextBytes(bytes);
        Parallel.For(0, 24, number =>
        {
            using var source = new AheadSource(new JerkySource(bytes, number, null), () => true);
            Drain(source, new Random(number)).AsSpan().SequenceEqual(bytes).ShouldBeTrue();
        });
    }

    private static byte[] Drain(AheadSource source, Random random)
    {
        using var read = new MemoryStream();
        DrainTo(read, source, random);
        return read.ToArray();
    }

    private static void DrainTo(MemoryStream read, AheadSource source, Random random)
    {
        var room = new byte[200_000];
        int count;
        while ((count = source.Read(room.AsSpan(0, random.Next(1, room.Length)))) > 0)
        {
            read.Write(room, 0, count);
        }
    }

    /// <summary>Gives its bytes in pieces of any size.</summary>
    private sealed class JerkySource(byte[] bytes, int seed, FaultException? fault) : ByteSource
    {
        private readonly Random _random = new(seed);
        private int _read;
        private int _readers;
        private bool _disposed;

        public int ReadsAfterDisposal { get; private set; }

        public override int Read(Span<byte> room)
        {
            Interlocked.Increment(ref _readers).ShouldBe(1);
            ReadsAfterDisposal += _disposed ? 1 : 0;
            var count = Math.Min(Math.Min(room.Length, bytes.Length - _read), _random.Next(1, 100_000));
            bytes.AsSpan(_read, count).CopyTo(room);
            _read += count;
            Interlocked.Decrement(ref _readers).ShouldBe(0);
            return count > 0 || fault is null ? count : throw fault;
        }

        public override void Dispose() => _disposed = true;
    }
}

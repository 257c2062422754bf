using ScenarioOrleans.Grains.State;
using ScenarioOrleans.Grains.Tests.Cluster;

namespace ScenarioOrleans.Grains.Tests;

public sealed class SentBatchesTests(ScenarioCluster cluster) : IClassFixture<ScenarioCluster>
{
    private const long Day = 24 * 60 * 60 * 1_000L;

    [Fact]
    public async Task Take_IdOfAnotherMessage_IsRefusedAndItsOwnIsNot()
    {
        (await TakeAsync("b1", "id", "t/0/5", 0)).ShouldBeTrue();
        (await TakeAsync("b1", "id", "t/0/6", 0)).ShouldBeFalse();
        (await TakeAsync("b1", "id", "t/0/5", 0)).ShouldBeTrue("it comes again after a crash");
        (await TakeAsync("b1", "Id", "t/0/7", 0)).ShouldBeTrue("it is another id");
        (await TakeAsync("b2", "id", "t/0/8", 0)).ShouldBeTrue("it is another scenario");
    }

    [Fact]
    public async Task Take_IdThatIsOlderThanTheRetention_IsANewOne()
    {
        (await TakeAsync("b3", "id", "t/0/5", 0)).ShouldBeTrue();
        (await TakeAsync("b3", "id", "t/0/6", 90 * Day)).ShouldBeFalse();
        (await TakeAsync("b3", "id", "t/0/7", (90 * Day) + 1)).ShouldBeTrue();
        (await TakeAsync("b3", "id", "t/0/6", 90 * Day)).ShouldBeFalse();
    }

    [Fact]
    public void FromBlock_OfToBlock_IsTheSameInAnyOrder()
    {
        var batches = Enumerable.Range(0, 20).Select(i => ($"batch {i}", new SentBatch($"t/0/{i}", i * Day))).ToList();
        var state = batches.Aggregate(SentBatchesState.Empty, (all, next) => all.With(next.Item1, next.Item2));
        batches.AsEnumerable().Reverse().Aggregate(SentBatchesState.Empty, (all, next) => all.With(next.Item1, next.Item2)).ToBlock().ShouldBe(state.ToBlock());
        var read = SentBatchesState.FromBlock(state.ToBlock(), "grain");
        read.ToBlock().ShouldBe(state.ToBlock());
        read.Find("batch 7").ShouldBe(new SentBatch("t/0/7", 7 * Day));
        read.Since(15 * Day).Count.ShouldBe(5);
    }

    [Fact]
    public void FromBlock_AnyFlippedBit_IsRefused()
    {
        var block = SentBatchesState.Empty.With("a", new SentBatch("t/0/1", 1)).ToBlock();
        for (var bit = 0; bit < block.Length * 8; bit++)
        {
            var damaged = (byte[])block.Clone();
            damaged[bit / 8] ^= (byte)(1 << (bit % 8));
            Should.Throw<DamagedStateException>(() => SentBatchesState.FromBlock(damaged, "grain"));
        }
    }

    private Task<bool> TakeAsync(string scenario, string id, string messageId, long time) =>
        cluster.Grains.GetGrain<ISentBatchesGrain>(ISentBatchesGrain.KeyOf(scenario, id)).TakeAsync(id, messageId, time, CancellationToken.None);
}

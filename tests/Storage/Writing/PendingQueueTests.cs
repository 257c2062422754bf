using FsCheck;
using FsCheck.Fluent;
using ScenarioOrleans.Storage.Blocks;
using ScenarioOrleans.Storage.Writing;

namespace ScenarioOrleans.Storage.Tests.Writing;

public sealed class PendingQueueTests
{
    [Fact]
    public void TakeAll_WhateverWaits_IsTakenInOrder()
    {
        var queue = new PendingQueue(1, 1);
        PendingWrite[] writes = [Write("a", 1), Write("a", 1), Write("b", 1)];
        Array.ForEach(writes, write => queue.Add(write).ShouldBeTrue());

        queue.TakeAll().ShouldBe(writes);

        queue.TakeAll().ShouldBeEmpty();
    }

    private const int MaxWrites = 5;
    private const int MaxBytes = 100;

    [Fact]
    public void Take_AnyWrites_GivesAllOfThemInOrderWithinTheLimitsAndNoKeyTwice()
    {
        var write = from key in Gen.Choose(0, 6) from bytes in Gen.Choose(0, 150) select Write($"{key}", bytes);
        var writes = write.ListOf().ToArbitrary();
        Check.QuickThrowOnFailure(Prop.ForAll(writes, all =>
        {
            var taken = new List<PendingWrite>();
            foreach (var batch in Batches(all))
            {
                batch.Count.ShouldBeInRange(1, MaxWrites);
                (batch.Count == 1 || batch.Sum(one => one.Bytes) <= MaxBytes).ShouldBeTrue();
                batch.Select(one => one.Key).ShouldBeUnique();
                taken.AddRange(batch);
            }

            taken.ShouldBe(all);
        }));
    }

    [Fact]
    public void Add_Closed_IsRefusedAndWhatWaitsCanStillBeTaken()
    {
        var queue = new PendingQueue(MaxWrites, MaxBytes);
        var waiting = Write("a", 1);
        queue.Add(waiting).ShouldBeTrue();

        queue.Close();

        queue.Add(Write("b", 1)).ShouldBeFalse();
        queue.Take().ShouldBe([waiting]);
        queue.Take().ShouldBeEmpty();
    }

    [Fact]
    public async Task Take_Empty_WaitsForTheNextWrite()
    {
        var queue = new PendingQueue(MaxWrites, MaxBytes);
        var taking = Task.Run(queue.Take);
        var write = Write("a", 1);

        queue.Add(write);

        (await taking).ShouldBe([write]);
    }

    private static PendingWrite Write(string key, int bytes) => new(new BlockKey("type", "state", key), null, new byte[bytes], null);

    private static IEnumerable<IReadOnlyList<PendingWrite>> Batches(IEnumerable<PendingWrite> writes)
    {
        var queue = new PendingQueue(MaxWrites, MaxBytes);
        foreach (var write in writes)
        {
            queue.Add(write).ShouldBeTrue();
        }

        queue.Close();
        while (queue.Take() is { Count: > 0 } batch)
        {
            yield return batch;
        }
    }
}

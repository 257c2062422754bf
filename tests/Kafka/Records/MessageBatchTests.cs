using FsCheck;
using FsCheck.Fluent;
using ScenarioOrleans.Kafka.Records;

namespace ScenarioOrleans.Kafka.Tests.Records;

public sealed class MessageBatchTests
{
    /// <summary>For each message received: its partition, and what becomes of it.</summary>
    private enum Fate
    {
        Chosen,
        NotChosen,
        Alone,
        NoMessage,
    }

    [Fact]
    public void Cut_AnyChoice_CoversTheChosenAndNoOtherMessage() => Prop.ForAll(
        Gen.ListOf(Gen.Zip(Gen.Choose(0, 2), Gen.Elements(Fate.Chosen, Fate.Chosen, Fate.Chosen, Fate.NotChosen, Fate.Alone, Fate.NoMessage))).ToArbitrary(),
        received =>
        {
            var runs = new OffsetRange?[3];
            var batch = new MessageBatch("t");
            var next = new long[3];
            var chosen = new List<int>();
            var others = new HashSet<(int, long)>();
            var wanted = new HashSet<(int, long)>();
            foreach (var (partition, fate) in received)
            {
                var offset = next[partition]++;
                if (fate == Fate.Alone)
                {
                    runs[partition] = null;
                    others.Add((partition, offset));
                }
                else if (fate != Fate.NoMessage)
                {
                    (fate == Fate.Chosen ? wanted : others).Add((partition, offset));
                    if (fate == Fate.Chosen)
                    {
                        chosen.Add(batch.Count);
                    }

                    batch.Add(runs[partition] ??= batch.Begin(partition, 0), offset, 0, default, default);
                }
            }

            var ranges = batch.Cut([.. chosen]);

            var covered = ranges.SelectMany(range => Offsets(range)).ToArray();
            return covered.Length == covered.Distinct().Count()
                && wanted.IsSubsetOf(covered)
                && !others.Overlaps(covered)
                && ranges.Sum(range => range.Count) == chosen.Count;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Cut_OffsetsWithoutAMessage_AreNoGap()
    {
        var batch = new MessageBatch("t");
        var run = batch.Begin(0, 0);
        batch.Add(run, 3, 0, default, default);
        batch.Add(run, 7, 0, default, default);

        batch.Cut([0, 1]).ShouldHaveSingleItem().ShouldBe(new BatchRange(batch.Runs[0], 3, 7, 2));
    }

    private static IEnumerable<(int, long)> Offsets(BatchRange range)
    {
        for (var offset = range.First; offset <= range.Last; offset++)
        {
            yield return (range.Run.Partition, offset);
        }
    }
}

using System.Globalization;
using System.Text;
using Confluent.Kafka;
using ScenarioOrleans.Aggregation;
using ScenarioOrleans.Grains;
using ScenarioOrleans.Grains.Rollup;
using ScenarioOrleans.Grains.State;
using ScenarioOrleans.Kafka.Partitions;

namespace ScenarioOrleans.Silo.Tests.Ingest;

/// <summary>
/// A log of two partitions is read again and again from where a crash left it, each time in other batches, until its end. The process
/// dies at any aggregate. The aggregates are the product's own state. Sometimes somebody sets the group's offsets back to the beginning.
/// </summary>
internal sealed class LogModel
{
    public const int Groups = 4;
    public const int Length = 60;

    private readonly Random _random;
    private readonly long[] _committed = new long[2];

    public LogModel(Random random)
    {
        _random = random;
        Log = [.. Enumerable.Range(0, 2).Select(_ => Enumerable.Range(0, Length).Select(_ => BatchApplicationTests.Row(random.Next(Groups), random.Next(1_000))).ToArray())];
        Restart();
    }

    public string[][] Log { get; }

    public long[] Next { get; private set; } = null!;

    public PartitionState[] Works { get; private set; } = null!;

    public RunningState[] Aggregates { get; } = [.. Enumerable.Range(0, Groups).Select(_ => new RunningState())];

    public bool IsDone => Next.All(next => next == Length);

    public void Restart()
    {
        if (_random.Next(10) == 0)
        {
            Array.Clear(_committed);
        }

        Next = [.. _committed];
        Works = [.. _committed.Select((offset, partition) => new PartitionState(new TopicPartition("t", partition), offset))];
    }

    /// <summary>Sometimes the log moves on for good, somewhere below what was read.</summary>
    public void Commit(Random random)
    {
        var partition = random.Next(2);
        if (random.Next(3) == 0)
        {
            _committed[partition] = Math.Max(_committed[partition], Next[partition]);
            for (var offset = Math.Max(0, Works[partition].Next); offset < Next[partition]; offset++)
            {
                Works[partition].TryBegin(offset);
                Works[partition].Complete(offset);
            }
        }
    }

    public Task<HourlyOutcome> AddAsync(HourlyFold hourly, OffsetRun[] runs, CancellationToken cancel)
    {
        var needCut = new List<int>();
        for (var i = 0; i < hourly.Groups.Length; i++)
        {
            if (_random.Next(20) == 0)
            {
                throw new TimeoutException("The process dies here.");
            }

            ref var state = ref Aggregates[int.Parse(hourly.Groups[i].ContactType, CultureInfo.InvariantCulture)];
            switch (state.CoverageOf(runs))
            {
                case Coverage.None:
                    state.Add(runs, hourly.Subject.WeekStart, DaySums.FromBlock(hourly.Groups[i].Days));
                    state = RunningState.FromBlock(state.ToBlock(), "a");
                    break;
                case Coverage.Part:
                    needCut.Add(i);
                    break;
            }
        }

        return Task.FromResult(new HourlyOutcome([], [.. needCut]));
    }

    public void AddAlone(int partition, long offset)
    {
        var message = MessageFolder.Fold(Encoding.UTF8.GetBytes(Log[partition][offset]), new FoldLimits()).Message!;
        AddAsync(RollupWork.Hourly(message), [new OffsetRun("t", partition, offset, offset)], CancellationToken.None).GetAwaiter().GetResult().NeedCut.ShouldBeEmpty();
    }

    public string Volume(int group) => Sum([Aggregates[group].Days]);

    public string Expected(int group) => Sum(Log.SelectMany(partition => partition)
        .Select(value => MessageFolder.Fold(Encoding.UTF8.GetBytes(value), new FoldLimits()).Message!.Groups[0])
        .Where(part => part.Group.ContactType == group.ToString(CultureInfo.InvariantCulture))
        .Select(part => part.Days));

    private static string Sum(IEnumerable<DaySums> days)
    {
        var sum = new DaySums();
        foreach (var some in days)
        {
            sum.Merge(some);
        }

        return Convert.ToHexString(sum.ToBlock());
    }
}

using System.Globalization;
using System.Text;
using Confluent.Kafka;
using FsCheck;
using FsCheck.Fluent;
using ScenarioOrleans.Aggregation;
using ScenarioOrleans.Grains;
using ScenarioOrleans.Grains.Rollup;
using ScenarioOrleans.Grains.State;
using ScenarioOrleans.Silo.Kafka.Batching;
using ScenarioOrleans.Silo.Kafka.Consuming;
using ScenarioOrleans.Silo.Messages;

namespace ScenarioOrleans.Silo.Tests.Messages;

/// <summary>
/// A log of two partitions is read again and again from where a crash left it, each time in other batches, until its end. The process
/// dies at any aggregate. The aggregates are the product's own state.
/// </summary>
public sealed class BatchApplicationTests
{
    private const int Groups = 4;
    private const int Length = 60;

    private readonly BatchWork _worker = new(new RollupOptions());

    [Fact]
    public void Run_AnyBatchesRedeliveriesAndCrashes_AddsEveryMessageOnce() => Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
    {
        var random = new Random(seed);
        var model = new Model(random);
        while (!model.IsDone)
        {
            try
            {
                ReadOn(model, random);
            }
            catch (TimeoutException)
            {
                model.Restart();
            }
        }

        return model.Aggregates.Length == Groups
            && Enumerable.Range(0, Groups).All(group => model.Volume(group) == model.Expected(group));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public async Task Run_ScenariosOfDifferentPartitions_RememberTheirOwnRunsOnly()
    {
        var batch = new MessageBatch("t");
        for (var partition = 0; partition < 3; partition++)
        {
            var work = new PartitionWork(new TopicPartition("t", partition), 0);
            for (var offset = 0; offset < 3; offset++)
            {
                // Groups 0 and 1 are of different scenarios; partition 2 has both.
                var group = partition < 2 ? partition : offset % 2;
                batch.Add(work, offset, 0, default, new RecordBytes(Encoding.UTF8.GetBytes(Row(group, 1)), false));
            }
        }

        var seen = new Dictionary<string, int[]>();
        var application = ApplicationOf(batch, (hourly, runs) =>
        {
            seen.Add(hourly.Subject.Organization, [.. runs.Select(run => run.Partition)]);
            return Task.FromResult(new HourlyOutcome([], []));
        });

        await application.RunAsync(default);

        seen["0"].ShouldBe([0, 2]);
        seen["1"].ShouldBe([1, 2]);
    }

    private void ReadOn(Model model, Random random)
    {
        var batch = new MessageBatch("t");
        for (var left = random.Next(1, 25); left > 0; left--)
        {
            var partition = random.Next(2);
            if (model.Next[partition] < Length)
            {
                var offset = model.Next[partition]++;
                if (random.Next(15) == 0)
                {
                    // Handled by itself, before or after the batch.
                    model.Works[partition].OpenRun = null;
                    model.AddAlone(partition, offset);
                    continue;
                }

                batch.Add(model.Works[partition], offset, 0, default, new RecordBytes(Encoding.UTF8.GetBytes(model.Log[partition][offset]), false));
            }
        }

        batch.Close();
        var application = ApplicationOf(batch, model.AddAsync);
        if (batch.Count > 0)
        {
            application.RunAsync(default).GetAwaiter().GetResult();
        }

        model.Commit(random);
    }

    private Task<BatchReply> FoldAsync(BatchRequest request, CancellationToken cancel) => Task.FromResult(_worker.Fold(request, cancel));

    /// <summary>Whatever fails is the process.</summary>
    private BatchApplication ApplicationOf(MessageBatch batch, Func<HourlyFold, OffsetRun[], Task<HourlyOutcome>> add) =>
        new(batch, FoldAsync, add, (_, _, _) => throw new NotSupportedException(), _ => true);

    private static string Row(int group, int volume) =>
        $$"""{"event":"hourly","organizationId":"{{group % 2}}","rows":[{"Week":"2024-01-05","Contact Type":"{{group}}","Staff Type":"F","Call Center":"C","Volume":{{volume}}}]}""";

    private sealed class Model
    {
        private readonly Random _random;
        private readonly long[] _committed = new long[2];

        public Model(Random random)
        {
            _random = random;
            Log = [.. Enumerable.Range(0, 2).Select(_ => Enumerable.Range(0, Length).Select(_ => Row(random.Next(Groups), random.Next(1_000))).ToArray())];
            Restart();
        }

        public string[][] Log { get; }

        public long[] Next { get; private set; } = null!;

        public PartitionWork[] Works { get; private set; } = null!;

        public RunningState[] Aggregates { get; } = [.. Enumerable.Range(0, Groups).Select(_ => new RunningState())];

        public bool IsDone => Next.All(next => next == Length);

        public void Restart()
        {
            Next = [.. _committed];
            Works = [.. _committed.Select((offset, partition) => new PartitionWork(new TopicPartition("t", partition), offset))];
        }

        /// <summary>Sometimes the log moves on for good, somewhere below what was read.</summary>
        public void Commit(Random random)
        {
            var partition = random.Next(2);
            if (random.Next(3) == 0)
            {
                _committed[partition] = Next[partition];
                for (var offset = Works[partition].Next; offset < Next[partition]; offset++)
                {
                    Works[partition].TryBegin(offset);
                    Works[partition].Complete(offset);
                }
            }
        }

        public Task<HourlyOutcome> AddAsync(HourlyFold hourly, OffsetRun[] runs)
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
            AddAsync(RollupWork.Hourly(message), [new OffsetRun("t", partition, offset, offset)]).GetAwaiter().GetResult().NeedCut.ShouldBeEmpty();
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
}

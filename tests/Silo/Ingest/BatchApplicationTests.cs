using System.Text;
using FsCheck;
using FsCheck.Fluent;
using ScenarioOrleans.Grains;
using ScenarioOrleans.Grains.Rollup;
using ScenarioOrleans.Kafka.Records;
using ScenarioOrleans.Silo.Ingest;

namespace ScenarioOrleans.Silo.Tests.Ingest;

public sealed class BatchApplicationTests
{
    private readonly BatchWork _worker = new(new RollupOptions());

    [Fact]
    public void Run_AnyBatchesRedeliveriesAndCrashes_AddsEveryMessageOnce() => Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
    {
        var random = new Random(seed);
        var model = new LogModel(random);
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

        return model.Aggregates.Length == LogModel.Groups
            && Enumerable.Range(0, LogModel.Groups).All(group => model.Volume(group) == model.Expected(group));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public async Task Run_ScenariosOfDifferentPartitions_RememberTheirOwnRunsOnly()
    {
        var batch = new MessageBatch("t");
        for (var partition = 0; partition < 3; partition++)
        {
            var run = batch.Begin(partition, 0);
            for (var offset = 0; offset < 3; offset++)
            {
                // LogModel.Groups 0 and 1 are of different scenarios; partition 2 has both.
                var group = partition < 2 ? partition : offset % 2;
                batch.Add(run, offset, 0, default, new PooledBytes(Encoding.UTF8.GetBytes(Row(group, 1)), false));
            }
        }

        var seen = new Dictionary<string, int[]>();
        var application = ApplicationOf(batch, (hourly, runs, _) =>
        {
            seen.Add(hourly.Subject.Organization, [.. runs.Select(run => run.Partition)]);
            return Task.FromResult(new HourlyOutcome([], []));
        });

        await application.RunAsync(default);

        seen["0"].ShouldBe([0, 2]);
        seen["1"].ShouldBe([1, 2]);
    }

    [Fact]
    public async Task Run_RunsOfATopicThatWasMadeAnew_AreOfDifferentLogs()
    {
        var batch = new MessageBatch("t");
        foreach (var id in new[] { "old", "new" })
        {
            batch.Add(batch.Begin(0, 0, id), 0, 0, default, new PooledBytes(Encoding.UTF8.GetBytes(Row(0, 1)), false));
        }

        OffsetRun[] seen = [];
        var application = new BatchApplication(
            batch,
            ["t", "t@1"],
            FoldAsync,
            (_, runs, _) =>
            {
                seen = runs;
                return Task.FromResult(new HourlyOutcome([], []));
            },
            (_, _, _) => throw new NotSupportedException(),
            _ => true);

        await application.RunAsync(default);

        seen.ShouldBe([new OffsetRun("t", 0, 0, 0), new OffsetRun("t@1", 0, 0, 0)]);
    }

    private void ReadOn(LogModel model, Random random)
    {
        var batch = new MessageBatch("t");
        var runs = new OffsetRange?[2];
        for (var left = random.Next(1, 25); left > 0; left--)
        {
            var partition = random.Next(2);
            if (model.Next[partition] < LogModel.Length)
            {
                var offset = model.Next[partition]++;
                if (random.Next(15) == 0)
                {
                    // Handled by itself, before or after the batch.
                    runs[partition] = null;
                    model.AddAlone(partition, offset);
                    continue;
                }

                var run = runs[partition] ??= batch.Begin(partition, Math.Max(0, model.Works[partition].Committable));
                batch.Add(run, offset, 0, default, new PooledBytes(Encoding.UTF8.GetBytes(model.Log[partition][offset]), false));
            }
        }

        var application = ApplicationOf(batch, model.AddAsync);
        if (batch.Count > 0)
        {
            application.RunAsync(default).GetAwaiter().GetResult();
        }

        model.Commit(random);
    }

    private Task<BatchReply> FoldAsync(BatchRequest request, CancellationToken cancel) => Task.FromResult(_worker.Fold(request, cancel));

    /// <summary>Whatever fails is the process.</summary>
    private BatchApplication ApplicationOf(MessageBatch batch, Func<HourlyFold, OffsetRun[], CancellationToken, Task<HourlyOutcome>> add) =>
        new(batch, [.. batch.Runs.Select(_ => batch.Topic)], FoldAsync, add, (_, _, _) => throw new NotSupportedException(), _ => true);

    internal static string Row(int group, int volume) =>
        $$"""{"event":"hourly","organizationId":"{{group % 2}}","rows":[{"Week":"2024-01-05","Contact Type":"{{group}}","Staff Type":"F","Call Center":"C","Volume":{{volume}}}]}""";
}

using System.Text;
using ScenarioOrleans.Grains;
using ScenarioOrleans.Grains.Rollup;
using ScenarioOrleans.Kafka.Records;
using ScenarioOrleans.Silo.Ingest;

namespace ScenarioOrleans.Silo.Tests.Ingest;

/// <summary>What cannot be folded together, or added, does not hold up the rest of its batch.</summary>
public sealed class BatchFailureTests
{
    private readonly BatchWork _worker = new(new RollupOptions());

    [Fact]
    public async Task Run_MessagesThatCannotBeFoldedTogether_AreRefusedAndCutTheRuns()
    {
        var batch = BatchOf(Row(0, 1), "{}", Row(0, 2), "nonsense", Row(0, 4));

        OffsetRun[] seen = [];
        var application = new BatchApplication(batch, ["t"], FoldAsync, (_, runs, _) =>
        {
            seen = runs;
            return Task.FromResult(new HourlyOutcome([new ChangedGroup("a", [1])], []));
        }, FindAsync, IsOfAll);

        await application.RunAsync(default);

        application.Refused.ShouldBe([1, 3]);
        application.Rows.ShouldBe(3);
        application.Marks.ShouldHaveSingleItem().Version.ShouldBe(new SnapshotVersion(0, 0, 4));
        seen.ShouldBe([new OffsetRun("t", 0, 0, 0), new OffsetRun("t", 0, 2, 2), new OffsetRun("t", 0, 4, 4)]);
    }

    [Fact]
    public async Task Run_MoreRunsThanAnAggregateTakes_IsCut()
    {
        var batch = BatchOf([.. Enumerable.Range(0, 1_000).Select(offset => offset % 2 == 0 ? Row(0, 1) : "{}")]);

        var runs = new List<OffsetRun>();
        var application = new BatchApplication(batch, ["t"], FoldAsync, (_, some, _) =>
        {
            some.Length.ShouldBeLessThanOrEqualTo(MessageBatch.MaxRuns);
            runs.AddRange(some);
            return Task.FromResult(new HourlyOutcome([], []));
        }, FindAsync, IsOfAll);

        await application.RunAsync(default);

        application.Refused.Length.ShouldBe(500);
        application.Rows.ShouldBe(500);
        runs.Select(run => run.First).ShouldBe(Enumerable.Range(0, 500).Select(i => 2L * i));
    }

    [Fact]
    public async Task Run_OneScenarioRefuses_TheOthersAreAddedAndItsMessagesAreHandledAlone()
    {
        var batch = BatchOf(Row(0, 1, "good"), Row(0, 2, "bad"), Row(1, 4, "good"), Row(0, 8, "bad"), Row(0, 16, "other"));
        var added = new List<string>();
        var application = new BatchApplication(batch, ["t"], FoldAsync, (hourly, _, _) =>
        {
            if (hourly.Subject.Organization == "bad")
            {
                throw new FormatException("damaged");
            }

            added.Add(hourly.Subject.Organization);
            return Task.FromResult(new HourlyOutcome([new ChangedGroup(hourly.Subject.Organization, [1])], []));
        }, FindAsync, IsOfAll);

        await application.RunAsync(default);

        added.ShouldBe(["good", "other"]);
        application.Refused.ShouldBe([1, 3]);
        application.Rows.ShouldBe(3);
        application.Marks.Select(mark => mark.Subject.Organization).ShouldBe(["good", "other"]);
    }

    [Fact]
    public async Task Run_OneScenarioRefusesAndAnotherHasAPart_ThePartIsCutWithoutTheRefused()
    {
        var batch = BatchOf(Row(0, 1, "good"), Row(0, 2, "bad"));
        var runs = new List<OffsetRun[]>();
        var application = new BatchApplication(batch, ["t"], FoldAsync, (hourly, some, _) =>
        {
            if (hourly.Subject.Organization == "bad")
            {
                throw new FormatException("damaged");
            }

            runs.Add(some);
            return Task.FromResult(new HourlyOutcome([], runs.Count == 1 ? [0] : []));
        }, FindAsync, IsOfAll);

        await application.RunAsync(default);

        runs.ShouldBe([[new OffsetRun("t", 0, 0, 1)], [new OffsetRun("t", 0, 0, 0)]]);
        application.Refused.ShouldBe([1]);
        application.Rows.ShouldBe(1);
    }

    [Fact]
    public async Task Run_WhatAllNeedFails_FailsTheBatch()
    {
        var application = new BatchApplication(
            BatchOf(Row(0, 1, "a"), Row(0, 2, "b")), ["t"], FoldAsync, (_, _, _) => throw new TimeoutException("storage"), FindAsync, IsOfAll);

        await Should.ThrowAsync<TimeoutException>(() => application.RunAsync(default));
    }

    private static MessageBatch BatchOf(params string[] values)
    {
        var batch = new MessageBatch("t");
        var run = batch.Begin(0, 0);
        for (var offset = 0; offset < values.Length; offset++)
        {
            batch.Add(run, offset, 0, default, new PooledBytes(Encoding.UTF8.GetBytes(values[offset]), false));
        }

        return batch;
    }

    private Task<BatchReply> FoldAsync(BatchRequest request, CancellationToken cancel) =>
        Task.FromResult(_worker.Fold(request, cancel));

    private Task<BatchReply> FindAsync(BatchRequest request, string[] scenarios, CancellationToken cancel) =>
        Task.FromResult(_worker.Find(request, scenarios, cancel));

    private static bool IsOfAll(Exception failure) => failure is TimeoutException;

    private static string Row(int group, int volume, string organization = "o") =>
        $$"""{"event":"hourly","organizationId":"{{organization}}","rows":[{"Week":"2024-01-05","Contact Type":"{{group}}","Staff Type":"F","Call Center":"C","Volume":{{volume}}}]}""";
}

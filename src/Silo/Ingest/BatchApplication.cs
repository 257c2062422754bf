using System.Runtime.ExceptionServices;
using ScenarioOrleans.Grains;
using ScenarioOrleans.Kafka.Records;

namespace ScenarioOrleans.Silo.Ingest;

/// <summary>
/// Adds the rows of a batch to the aggregates. Each aggregate takes all of the batch, or has all of it already, or takes nothing because it
/// has some of it: then the batch is cut, by partition and then in halves, and what is left is folded and added again. Those that took
/// the whole have every piece of it already. A single message is never there in part, so this ends, and every message is in every sum
/// exactly once. A scenario that cannot be added to does not hold up the others: its messages are refused.
/// </summary>
/// <param name="batch">The messages.</param>
/// <param name="logs">The log of each of its runs (<see cref="SourcePosition.LogName"/>).</param>
/// <param name="fold">Folds some values.</param>
/// <param name="add">Adds one scenario's sums of the runs that hold any of its messages.</param>
/// <param name="find">Finds the messages of some scenarios.</param>
/// <param name="isOfAll">Whether a failure is that of something which every scenario needs: then the batch fails by it.</param>
public sealed class BatchApplication(
    MessageBatch batch,
    string[] logs,
    Func<BatchRequest, CancellationToken, Task<BatchReply>> fold,
    Func<HourlyFold, OffsetRun[], CancellationToken, Task<HourlyOutcome>> add,
    Func<BatchRequest, string[], CancellationToken, Task<BatchReply>> find,
    Func<Exception, bool> isOfAll)
{
    private static readonly HourlyOutcome Nothing = new([], []);

    private readonly List<int> _refused = [];
    private readonly List<SummaryMark> _marks = [];

    /// <summary>
    /// Indexes, ascending, of the messages that have to be handled alone. Those of a scenario that failed may be in some of its sums.
    /// </summary>
    public int[] Refused => [.. _refused.Order()];

    /// <summary>What changed, by scenario.</summary>
    public IReadOnlyList<SummaryMark> Marks => _marks;

    /// <summary>Rows in the sums.</summary>
    public long Rows { get; private set; }

    public async Task RunAsync(CancellationToken cancel)
    {
        var all = new int[batch.Count];
        for (var i = 0; i < all.Length; i++)
        {
            all[i] = i;
        }

        await RunAsync(all, isPiece: false, cancel);
    }

    /// <param name="chosen">Indexes of messages.</param>
    /// <param name="isPiece">They are a piece of what was tried as a whole, and their rows were counted.</param>
    /// <param name="cancel">Gives up.</param>
    private async Task RunAsync(int[] chosen, bool isPiece, CancellationToken cancel)
    {
        if (chosen.Length == 0)
        {
            return;
        }

        var reply = await fold(RequestOf(chosen), cancel);
        var taken = Without(chosen, reply.Refused);
        if (taken.Length == 0)
        {
            return;
        }

        var ranges = batch.Cut(taken);
        if (ranges.Count > MessageBatch.MaxRuns)
        {
            await RunPiecesAsync(Halves(taken), isPiece, cancel);
            return;
        }

        var (outcomes, failed) = await AddAsync(reply, ranges, cancel);
        Mark(reply, outcomes, taken);
        Rows += isPiece ? 0 : reply.Rows;
        var rest = await WithoutAsync(failed, taken, cancel);
        if (rest.Length > 0 && outcomes.Any(outcome => outcome.NeedCut.Length > 0))
        {
            await RunPiecesAsync(rest.Length < taken.Length ? [rest] : Pieces(rest), isPiece: true, cancel);
        }
    }

    private async Task RunPiecesAsync(IEnumerable<int[]> pieces, bool isPiece, CancellationToken cancel)
    {
        foreach (var piece in pieces)
        {
            await RunAsync(piece, isPiece, cancel);
        }
    }

    /// <summary>Nothing is the outcome of the scenarios that failed.</summary>
    private async Task<(HourlyOutcome[] Outcomes, string[] Failed)> AddAsync(BatchReply reply, List<BatchRange> ranges, CancellationToken cancel)
    {
        var runs = ranges.ConvertAll(range => new OffsetRun(logs[range.Run.Number], range.Run.Partition, range.First, range.Last, range.Run.Watermark));
        var failures = new Exception?[reply.Hourly.Length];
        var outcomes = await Task.WhenAll(reply.Hourly.Select((hourly, i) => AddAsync(hourly, RunsOf(hourly, ranges, runs), failures, i, cancel)));
        cancel.ThrowIfCancellationRequested();
        if (Array.Find(failures, failure => failure is not null && isOfAll(failure)) is { } failure)
        {
            ExceptionDispatchInfo.Throw(failure);
        }

        return (outcomes, [.. reply.Hourly.Where((_, i) => failures[i] is not null).Select(hourly => hourly.Subject.Scenario)]);
    }

    private async Task<HourlyOutcome> AddAsync(HourlyFold hourly, OffsetRun[] runs, Exception?[] failures, int index, CancellationToken cancel)
    {
        try
        {
            return hourly.Groups.Length == 0 ? Nothing : await add(hourly, runs, cancel);
        }
#pragma warning disable CA1031 // Kept, and thrown or answered when all have ended: nobody may be left behind who still adds.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            failures[index] = failure;
            return Nothing;
        }
    }

    private async Task<int[]> WithoutAsync(string[] scenarios, int[] taken, CancellationToken cancel)
    {
        if (scenarios.Length == 0)
        {
            return taken;
        }

        var found = await find(RequestOf(taken), scenarios, cancel);
        Rows -= found.Rows;
        return Without(taken, found.Refused);
    }

    private BatchRequest RequestOf(int[] chosen) => new(
        Array.ConvertAll(chosen, index => batch.Messages[index].Value.Memory), Array.ConvertAll(chosen, index => batch.Messages[index].Run));

    /// <summary>Where a scenario has no messages, its aggregates need not remember anything.</summary>
    private static OffsetRun[] RunsOf(HourlyFold hourly, List<BatchRange> ranges, List<OffsetRun> runs) =>
        [.. runs.Where((_, i) => hourly.Runs!.Contains(ranges[i].Run.Number))];

    private void Mark(BatchReply reply, HourlyOutcome[] outcomes, int[] taken)
    {
        var version = taken.Max(VersionOf);
        for (var i = 0; i < outcomes.Length; i++)
        {
            if (outcomes[i].Changed.Length > 0)
            {
                _marks.Add(new SummaryMark(version, reply.Hourly[i].Subject, outcomes[i].Changed));
            }
        }
    }

    private SnapshotVersion VersionOf(int index)
    {
        var message = batch.Messages[index];
        return new SnapshotVersion(message.TimestampMilliseconds, batch.Runs[message.Run].Partition, message.Offset);
    }

    private int[] Without(int[] chosen, int[] refused)
    {
        if (refused.Length == 0)
        {
            return chosen;
        }

        var taken = new List<int>(chosen.Length - refused.Length);
        var next = 0;
        for (var i = 0; i < chosen.Length; i++)
        {
            if (next < refused.Length && refused[next] == i)
            {
                _refused.Add(chosen[i]);
                next++;
            }
            else
            {
                taken.Add(chosen[i]);
            }
        }

        return [.. taken];
    }

    /// <summary>Aggregates mostly differ in what they have of a partition, so partitions come apart first.</summary>
    private int[][] Pieces(int[] chosen)
    {
        if (chosen.Length == 1)
        {
            throw new InvalidOperationException($"An aggregate says that it has a part of one message, offset {batch.Messages[chosen[0]].Offset}.");
        }

        var partitions = chosen.GroupBy(index => batch.Runs[batch.Messages[index].Run].Partition).Select(group => group.ToArray()).ToArray();
        return partitions.Length > 1 ? partitions : Halves(chosen);
    }

    private static int[][] Halves(int[] chosen) => [chosen[..(chosen.Length / 2)], chosen[(chosen.Length / 2)..]];
}

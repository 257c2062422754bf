using System.Globalization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Placement;
using ScenarioOrleans.Grains.Rollup;
using ScenarioOrleans.Grains.State;
using ScenarioOrleans.Grains.Summaries;

namespace ScenarioOrleans.Grains;

/// <summary>
/// Exists to gather what changed in one scenario, and to publish it at most once a publish interval. Reentrant, because whoever
/// marks a change waits here for its summary; a message is done only then, so no summary is lost with the process.
/// </summary>
[GrainType("summary"), Reentrant, PreferLocalPlacement]
public sealed partial class SummaryGrain(
    [PersistentState("summary", StoredBlock.Storage)] IPersistentState<StoredBlock> stored,
    IOptions<SummaryOptions> options,
    IOptions<RollupOptions> rollup,
    TimeProvider time,
    ILogger<SummaryGrain> logger) : Grain, ISummaryGrain
{
    private readonly SummaryRenderer _renderer = new(rollup.Value);
    private PendingSummary _pending = new();
    private Task _publishing = Task.CompletedTask;
    private SummaryState _state;
    private IGrainTimer? _timer;
    private long _last;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _state = SummaryState.FromBlock(stored.State.Bytes, this.GetPrimaryKeyString());

        // When the one before was published is not known: as late as it can have been.
        _last = time.GetTimestamp();
        return Task.CompletedTask;
    }

    public Task SummarizeAsync(SummaryMark mark)
    {
        var pending = _pending;
        if (pending.IsEmpty)
        {
            Schedule();
        }

        pending.Add(mark);
        return pending.Published;
    }

    public async Task SummarizeAllAsync(SnapshotVersion version, SummarySubject subject)
    {
        var pending = _pending;
        pending.AddAll(version, subject);
        await PublishAsync();
        await pending.Published;
    }

    public Task FlushAsync() => PublishAsync();

    private void Schedule()
    {
        var due = options.Value.PublishInterval - time.GetElapsedTime(_last);
        _timer?.Dispose();
        _timer = this.RegisterGrainTimer(
            PublishAsync,
            new GrainTimerCreationOptions { DueTime = due > TimeSpan.Zero ? due : TimeSpan.Zero, Period = Timeout.InfiniteTimeSpan, KeepAlive = true, Interleave = true });
    }

    /// <summary>Publishes what is pending, if anything is, after the publication under way. Never fails: whoever waits for the summary is told.</summary>
    private Task PublishAsync() => _publishing = PublishAfterAsync(_publishing);

    private async Task PublishAfterAsync(Task before)
    {
        await before;
        PendingSummary? pending = null;
        try
        {
            if (!_pending.IsEmpty)
            {
                pending = Take();
                await PublishAsync(pending);
                pending.Complete();
            }
        }
        catch (Exception failure)
        {
            (pending ?? Take()).Fail(failure);
        }
        finally
        {
            _last = time.GetTimestamp();
        }
    }

    private PendingSummary Take()
    {
        var taken = _pending;
        _pending = new PendingSummary();
        return taken;
    }

    /// <summary>Null if the aggregate can no longer be read, unless the summary is nothing without it.</summary>
    private async Task<byte[]?> DaysAsync(string aggregate, bool isNeeded)
    {
        try
        {
            return (await GrainFactory.GetGrain<IWeeklyAggregateGrain>(aggregate).HeldAsync(CancellationToken.None)).Days;
        }
        catch (Exception failure) when (!isNeeded && DamagedStateException.IsCauseOf(failure))
        {
            LogLeftOut(failure, aggregate);
            return null;
        }
    }

    private async Task PublishAsync(PendingSummary pending)
    {
        var (listed, held) = await ReadAsync(pending);

        await TakeRevisionAsync();
        var answer = _renderer.Render(pending, _state.Revision, held, listed);
        var id = string.Create(CultureInfo.InvariantCulture, $"{this.GetPrimaryKeyString()}/summary/{_state.Revision}");
        await GrainFactory.GetGrain<IPublisherGrain>(this.GetPrimaryKeyString()).PublishAsync(new AnswerEnvelope(id, answer, null), CancellationToken.None);
    }

    /// <summary>Saved before it is used: a revision is never given to two summaries.</summary>
    private Task TakeRevisionAsync()
    {
        _state = _state.Next();
        stored.State = new StoredBlock { Bytes = _state.ToBlock() };
        return stored.WriteStateAsync();
    }

    private async Task<(string[] Listed, Dictionary<string, byte[]> Held)> ReadAsync(PendingSummary pending)
    {
        var listed = (await GrainFactory.GetGrain<IScenarioGrain>(this.GetPrimaryKeyString()).ListedAsync(CancellationToken.None)).Running;
        string[] shown = pending.All ? listed : [.. pending.Aggregates];
        var blocks = await Task.WhenAll(shown.Select(key => DaysAsync(key, pending.All)));
        return (listed, shown.Zip(blocks).Where(pair => pair.Second is not null).ToDictionary(pair => pair.First, pair => pair.Second!, StringComparer.Ordinal));
    }
}

using System.Globalization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Placement;
using ScenarioOrleans.Grains.State;
using ScenarioOrleans.Grains.Summaries;

namespace ScenarioOrleans.Grains;

/// <summary>
/// Exists so that a scenario's summaries come one after another, each with a revision of its own and at most one a publish interval, whichever
/// silos ask for them. A turn is a summary; it is rendered by a worker.
/// </summary>
[GrainType("summary"), PreferLocalPlacement]
public sealed partial class SummaryGrain(
    [PersistentState("summary", StoredBlock.Storage)] IPersistentState<StoredBlock> stored,
    IOptions<SummaryOptions> options,
    TimeProvider time,
    ILogger<SummaryGrain> logger) : Grain, ISummaryGrain
{
    private readonly BlockWriter _writer = new(stored);
    private SummaryState _state;
    private long _last;

    private string Scenario => this.GetPrimaryKeyString();

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _state = SummaryState.FromBlock(stored.State.Bytes, Scenario);

        // When the one before was published is not known: as late as it can have been.
        _last = time.GetTimestamp();
        return Task.CompletedTask;
    }

    public async Task<TimeSpan> PublishAsync(SummaryRequest request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var left = options.Value.PublishInterval - time.GetElapsedTime(_last);
        if (!request.AtOnce && left > TimeSpan.Zero)
        {
            return left;
        }

        var (listed, held) = await ReadAsync(request, cancellationToken);
        if (request.Subject.HasOwnWeekStart)
        {
            // Lists that were stored before they said so leave it to what is held.
            var start = listed.WeekStart ?? held.FirstOrDefault()?.WeekStart ?? request.Subject.WeekStart;
            request = request with { Subject = request.Subject with { WeekStart = start } };
        }

        await TakeRevisionAsync();
        var answer = await GrainFactory.GetGrain<IRollupWorkerGrain>(request.All ? IRollupWorkerGrain.LongPoolKey : IRollupWorkerGrain.PoolKey)
            .RenderSummaryAsync(new SummaryFigures(request, _state.Revision, listed.Running, held), cancellationToken);
        var id = string.Create(CultureInfo.InvariantCulture, $"{Scenario}/summary/{_state.Revision}");
        await GrainFactory.GetGrain<IPublisherGrain>(Scenario).PublishAsync(new AnswerEnvelope(id, answer, null), cancellationToken);
        _last = time.GetTimestamp();
        return TimeSpan.Zero;
    }

    /// <summary>Saved before it is used: a revision is never given to two summaries.</summary>
    private async Task TakeRevisionAsync()
    {
        // One that was taken in vain may be stored; the next is higher.
        _state = _state.Next();
        await _writer.SettleAsync();
        await _writer.WriteAsync(_state.ToBlock());
    }

    private async Task<(ListedAggregates Listed, HeldAggregate[] Held)> ReadAsync(SummaryRequest request, CancellationToken cancel)
    {
        var listed = await GrainFactory.GetGrain<IScenarioGrain>(Scenario).ListedAsync(cancel);
        var shown = request.All ? listed.Running : request.Changed.Select(group => group.Aggregate);
        var held = await Task.WhenAll(shown.Select(key => HeldAsync(key, request.All, cancel)));
        return (listed, [.. held.OfType<HeldAggregate>()]);
    }

    /// <summary>Null if the aggregate can no longer be read, unless the summary is nothing without it.</summary>
    private async Task<HeldAggregate?> HeldAsync(string aggregate, bool isNeeded, CancellationToken cancel)
    {
        try
        {
            return await GrainFactory.GetGrain<IWeeklyAggregateGrain>(aggregate).HeldAsync(cancel);
        }
        catch (Exception failure) when (!isNeeded && DamagedStateException.IsCauseOf(failure))
        {
            LogLeftOut(failure, aggregate);
            return null;
        }
    }
}

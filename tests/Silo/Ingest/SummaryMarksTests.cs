using Microsoft.Extensions.Options;
using ScenarioOrleans.Grains;
using ScenarioOrleans.Grains.State;
using ScenarioOrleans.Grains.Summaries;
using ScenarioOrleans.Silo.Ingest;

namespace ScenarioOrleans.Silo.Tests.Ingest;

public sealed class SummaryMarksTests : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private readonly ManualClock _clock = new();
    private readonly SummaryMarks _marks;

    /// <summary>The calls of the grain, each with what it is answered.</summary>
    private readonly List<(SummaryRequest Request, TaskCompletionSource<TimeSpan> Answer)> _calls = [];

    public SummaryMarksTests()
    {
        var grain = InterfaceProxy.Of<ISummaryGrain>((_, arguments) =>
        {
            var answer = new TaskCompletionSource<TimeSpan>();
            _calls.Add(((SummaryRequest)arguments[0]!, answer));
            return answer.Task;
        });
        var grains = InterfaceProxy.Of<IGrainFactory>((_, _) => grain);
        _marks = new SummaryMarks(grains, Options.Create(new SummaryOptions { PublishInterval = Interval }), _clock);
    }

    [Fact]
    public async Task ShowAsync_FirstChange_IsPublishedAtOnceAndCompletesWithIt()
    {
        var shown = _marks.ShowAsync(Mark("a", 1), default);
        _clock.Run();

        shown.IsCompleted.ShouldBeFalse();
        _marks.WaitingScenarios.ShouldBe(1);
        _calls.ShouldHaveSingleItem().Request.AtOnce.ShouldBeFalse();
        _calls[0].Answer.SetResult(TimeSpan.Zero);
        await shown;
        _marks.WaitingScenarios.ShouldBe(0);
    }

    [Fact]
    public async Task ShowAsync_ManyWithinAnInterval_ShareTheNextSummary()
    {
        await PublishedAsync(Mark("a", 1));
        Task[] shown = [_marks.ShowAsync(Mark("a", 2), default), _marks.ShowAsync(Mark("b", 3), default), _marks.ShowAsync(Mark("a", 4), default)];

        _clock.Advance(Interval - TimeSpan.FromTicks(1));
        _calls.Count.ShouldBe(1);
        _clock.Advance(TimeSpan.FromTicks(1));

        _calls.Count.ShouldBe(2);
        _calls[1].Request.Changed.Select(group => $"{group.Aggregate} {string.Join(',', group.Days.Order())}").ShouldBe(["a 2,4", "b 3"], ignoreOrder: true);
        _calls[1].Answer.SetResult(TimeSpan.Zero);
        await Task.WhenAll(shown);
    }

    [Fact]
    public async Task ShowAsync_WhileASummaryIsOnItsWay_GoesIntoTheNext()
    {
        var first = _marks.ShowAsync(Mark("a", 1), default);
        _clock.Run();
        var second = _marks.ShowAsync(Mark("a", 2), default);
        _clock.Advance(Interval * 3);

        _calls.Count.ShouldBe(1, "one at a time");
        _calls[0].Answer.SetResult(TimeSpan.Zero);
        await first;
        second.IsCompleted.ShouldBeFalse();
        _clock.Advance(Interval);
        _calls[1].Request.Changed.ShouldHaveSingleItem().Days.ShouldBe([2]);
        _calls[1].Answer.SetResult(TimeSpan.Zero);
        await second;
    }

    [Fact]
    public async Task ShowAsync_GrainSaysNotYet_IsAskedForAgainThenWithAllThatCameMeanwhile()
    {
        var first = _marks.ShowAsync(Mark("a", 1), default);
        _clock.Run();
        var second = _marks.ShowAsync(Mark("b", 2), default);
        _calls[0].Answer.SetResult(TimeSpan.FromSeconds(2));

        _clock.Advance(TimeSpan.FromSeconds(1.9));
        _calls.Count.ShouldBe(1);
        _clock.Advance(TimeSpan.FromSeconds(0.1));

        _calls[1].Request.Changed.Select(group => group.Aggregate).ShouldBe(["a", "b"], ignoreOrder: true);
        first.IsCompleted.ShouldBeFalse();
        _calls[1].Answer.SetResult(TimeSpan.Zero);
        await Task.WhenAll(first, second);
    }

    [Fact]
    public async Task ShowAsync_DamagedState_FailsAtOnceWithItAndCanBeAskedForAgain()
    {
        var shown = _marks.ShowAsync(Mark("a", 1), default);
        _clock.Run();
        _calls[0].Answer.SetException(new DamagedStateException("summary"));

        await Should.ThrowAsync<DamagedStateException>(() => shown);

        _ = _marks.ShowAsync(Mark("a", 1), default);
        _clock.Run();
        _calls.Count.ShouldBe(2, "nothing was published, so nothing has to be waited for");
    }

    [Fact]
    public async Task ShowAsync_Cancelled_EndsAtOnceAndIsPublishedAllTheSame()
    {
        await PublishedAsync(Mark("a", 1));
        using var cancel = new CancellationTokenSource();
        var shown = _marks.ShowAsync(Mark("a", 2), cancel.Token);

        await cancel.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => shown);
        _clock.Advance(Interval);
        _calls.Count.ShouldBe(2);
    }

    [Fact]
    public async Task FlushPending_WithinTheInterval_PublishesAtOnceAndOnce()
    {
        await PublishedAsync(Mark("a", 1));
        var shown = _marks.ShowAsync(Mark("a", 2), default);

        _marks.FlushPending();
        _marks.FlushPending();
        _clock.Run();

        _calls.Count.ShouldBe(2);
        _calls[1].Request.AtOnce.ShouldBeTrue();
        _calls[1].Answer.SetResult(TimeSpan.Zero);
        await shown;
    }

    [Fact]
    public void FlushPending_WhileTheGrainSaysNotYet_AsksAgainAtOnce()
    {
        _ = _marks.ShowAsync(Mark("a", 1), default);
        _clock.Run();

        _marks.FlushPending();
        _calls[0].Answer.SetResult(TimeSpan.FromSeconds(4));
        _clock.Run();

        _calls.Count.ShouldBe(2);
        _calls[1].Request.AtOnce.ShouldBeTrue();
    }

    [Fact]
    public void FlushPending_NothingWaitedFor_PublishesNothing()
    {
        _marks.FlushPending();
        _clock.Run();

        _calls.ShouldBeEmpty();
    }

    [Fact]
    public async Task ShowAllAsync_WithinTheInterval_TakesWhatIsPendingAlong()
    {
        await PublishedAsync(Mark("a", 1));
        var shown = _marks.ShowAsync(Mark("a", 2), default);

        var all = _marks.ShowAllAsync(new SnapshotVersion(9, 0, 9), Subject(DayOfWeek.Tuesday), default);
        _clock.Run();

        _calls[1].Request.ShouldSatisfyAllConditions(
            request => request.All.ShouldBeTrue(),
            request => request.AtOnce.ShouldBeTrue(),
            request => request.Subject.WeekStart.ShouldBe(DayOfWeek.Tuesday, "the later message says how weeks start"));
        _calls[1].Answer.SetResult(TimeSpan.Zero);
        await Task.WhenAll(shown, all);
    }

    [Fact]
    public async Task ShowAsync_AfterALongSilence_IsPublishedAtOnce()
    {
        await PublishedAsync(Mark("a", 1));
        _clock.Advance(Interval * 10);

        await PublishedAsync(Mark("a", 2));

        _calls.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Dispose_WithSomebodyWaiting_EndsTheWait()
    {
        await PublishedAsync(Mark("a", 1));
        var shown = _marks.ShowAsync(Mark("a", 2), default);

        _marks.Dispose();

        await Should.ThrowAsync<OperationCanceledException>(() => shown);
        await Should.ThrowAsync<ObjectDisposedException>(() => _marks.ShowAsync(Mark("a", 3), default));
    }

    public void Dispose() => _marks.Dispose();

    private async Task PublishedAsync(SummaryMark mark)
    {
        var shown = _marks.ShowAsync(mark, default);
        _clock.Run();
        _calls[^1].Answer.SetResult(TimeSpan.Zero);
        await shown;
    }

    private static SummaryMark Mark(string aggregate, int day) => new(new SnapshotVersion(day, 0, day), Subject(DayOfWeek.Monday), [new ChangedGroup(aggregate, [day])]);

    private static SummarySubject Subject(DayOfWeek weekStart) => new("org/plan", "org", false, weekStart);
}

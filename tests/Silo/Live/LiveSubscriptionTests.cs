using ScenarioOrleans.Silo.Live;

namespace ScenarioOrleans.Silo.Tests.Live;

public sealed class LiveSubscriptionTests
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task Offer_OverTheNumber_DropsTheOldestAndCountsThem()
    {
        await using var subscription = New(answers: 3, bytes: 1000);
        for (var i = 0; i < 5; i++)
        {
            subscription.Offer(Answer(i, 10));
        }

        (await subscription.WaitAsync(Long, default)).ShouldBeTrue();
        subscription.TakeDropped().ShouldBe(2);
        subscription.TakeDropped().ShouldBe(0);
        TakeAll(subscription).ShouldBe(["2", "3", "4"]);
    }

    [Fact]
    public async Task Offer_OverTheBytes_DropsTheOldest_ButNeverTheLast()
    {
        await using var subscription = New(answers: 100, bytes: 25);
        subscription.Offer(Answer(1, 10));
        subscription.Offer(Answer(2, 10));
        subscription.Offer(Answer(3, 10));
        TakeAll(subscription).ShouldBe(["2", "3"]);

        subscription.Offer(Answer(4, 10));
        subscription.Offer(Answer(5, 99));
        TakeAll(subscription).ShouldBe(["5"]);
        subscription.TakeDropped().ShouldBe(2);
    }

    [Fact]
    public async Task Wait_NothingComes_SaysSoAfterTheLimit()
    {
        await using var subscription = New(answers: 1, bytes: 1);
        (await subscription.WaitAsync(TimeSpan.FromMilliseconds(1), default)).ShouldBeFalse();
    }

    [Fact]
    public async Task Wait_ReaderGivesUp_IsCancelled()
    {
        await using var subscription = New(answers: 1, bytes: 1);
        await Should.ThrowAsync<OperationCanceledException>(() => subscription.WaitAsync(Long, new CancellationToken(canceled: true)));
    }

    [Fact]
    public async Task Miss_LostOnTheStream_IsCountedAndWakesTheReader()
    {
        await using var subscription = New(answers: 1, bytes: 1);
        subscription.Miss();
        (await subscription.WaitAsync(Long, default)).ShouldBeTrue();
        subscription.TakeDropped().ShouldBe(1);
    }

    private static LiveSubscription New(int answers, long bytes) =>
        new(null, new LiveOptions { SubscriberAnswers = answers, SubscriberBytes = bytes }, TimeProvider.System, _ => ValueTask.CompletedTask);

    private static LiveAnswer Answer(int id, int bytes) => new("o/s", "rollup", id.ToString(System.Globalization.CultureInfo.InvariantCulture), new byte[bytes]);

    private static IEnumerable<string> TakeAll(LiveSubscription subscription)
    {
        while (subscription.Take() is { } answer)
        {
            yield return answer.MessageId;
        }
    }
}

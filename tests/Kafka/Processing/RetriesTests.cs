using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using ScenarioOrleans.Kafka.Handling;
using ScenarioOrleans.Kafka.Options;
using ScenarioOrleans.Kafka.Processing;
using ScenarioOrleans.Kafka.Status;
using ScenarioOrleans.Kafka.Tests.Support;

namespace ScenarioOrleans.Kafka.Tests.Processing;

public sealed class RetriesTests : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    private readonly ServiceProvider _metrics = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly KafkaInstruments _instruments;
    private readonly ManualTime _time = new();

    private int _attempts;

    public RetriesTests() => _instruments = new KafkaInstruments(_metrics.GetRequiredService<IMeterFactory>());

    [Fact]
    public async Task RunAsync_FirstFails_TriesAgainAfterAPauseAndNotBefore()
    {
        var run = UpTo(3).RunAsync(_ => Attempt(failures: 1), default);
        _attempts.ShouldBe(1);
        run.IsCompleted.ShouldBeFalse();

        _time.Advance(Longest);

        (await run).ShouldBe(2);
    }

    [Fact]
    public async Task RunAsync_AllFail_IsTheFirstAndSoManyMoreAndTheLastFailure()
    {
        var run = UpTo(3).RunAsync(_ => Attempt(failures: int.MaxValue), default);
        await Wait.Until(
            () =>
            {
                _time.Advance(Longest);
                return run.IsCompleted;
            },
            "given up");

        (await Should.ThrowAsync<TimeoutException>(run)).Message.ShouldBe("attempt 4");
        _attempts.ShouldBe(4);
    }

    [Fact]
    public async Task RunAsync_NoRetries_FailsAsTheFirst()
    {
        await Should.ThrowAsync<TimeoutException>(UpTo(0).RunAsync(_ => Attempt(failures: 1), default));

        _attempts.ShouldBe(1);
    }

    [Fact]
    public async Task RunAsync_FailureThatIsNotRetried_IsThrownAsItIs()
    {
        var failure = new FormatException("cannot ever be read");

        (await Should.ThrowAsync<FormatException>(UpTo(3).RunAsync<int>(_ => throw failure, default))).ShouldBeSameAs(failure);
    }

    [Fact]
    public async Task RunAsync_CancelledBetweenAttempts_MakesNoOther()
    {
        using var cancel = new CancellationTokenSource();
        var run = UpTo(3).RunAsync(_ => Attempt(failures: 1), cancel.Token);

        await cancel.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(run);
        _attempts.ShouldBe(1);
    }

    public void Dispose()
    {
        _instruments.Dispose();
        _metrics.Dispose();
    }

    private ValueTask<int> Attempt(int failures) =>
        ++_attempts <= failures ? throw new TimeoutException($"attempt {_attempts}") : ValueTask.FromResult(_attempts);

    private Retries UpTo(int most) => new(
        most,
        [FailureKind.Transient],
        new TestFailures(),
        new KafkaOptions { FirstRetryDelay = TimeSpan.FromSeconds(1), MaxRetryDelay = Longest },
        _time,
        _instruments);
}

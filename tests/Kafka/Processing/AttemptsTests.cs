using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using ScenarioOrleans.Kafka.Flow;
using ScenarioOrleans.Kafka.Options;
using ScenarioOrleans.Kafka.Processing;
using ScenarioOrleans.Kafka.Processing.Circuits;
using ScenarioOrleans.Kafka.Telemetry;
using ScenarioOrleans.Kafka.Tests.Support;

namespace ScenarioOrleans.Kafka.Tests.Processing;

public sealed class AttemptsTests : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    private readonly ServiceProvider _metrics = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly KafkaInstruments _instruments;
    private readonly ManualTime _time = new();

    private int _attempts;

    public AttemptsTests() => _instruments = new KafkaInstruments(_metrics.GetRequiredService<IMeterFactory>());

    [Fact]
    public async Task RunAsync_FirstFails_TriesAgainAfterAPauseAndNotBefore()
    {
        var run = RunAsync(4, _ => Attempt(failures: 1), default);
        _attempts.ShouldBe(1);
        run.IsCompleted.ShouldBeFalse();

        _time.Advance(Longest);

        (await run).ShouldBe(2);
    }

    [Fact]
    public async Task RunAsync_AllFail_IsSoManyAttemptsAndTheLastFailure()
    {
        var run = RunAsync(4, _ => Attempt(failures: int.MaxValue), default);
        await Wait.Until(
            () =>
            {
                _time.Advance(Longest);
                return run.IsCompleted;
            },
            "given up");

        (await Should.ThrowAsync<InvalidOperationException>(run)).Message.ShouldBe("attempt 4");
        _attempts.ShouldBe(4);
    }

    [Fact]
    public async Task RunAsync_OneAttempt_FailsAsItDid()
    {
        await Should.ThrowAsync<InvalidOperationException>(RunAsync(1, _ => Attempt(failures: 1), default));

        _attempts.ShouldBe(1);
    }

    [Fact]
    public async Task RunAsync_FailureThatIsNotRetried_IsThrownAsItIs()
    {
        var failure = new FormatException("cannot ever be read");

        (await Should.ThrowAsync<FormatException>(RunAsync(4, _ => throw failure, default))).ShouldBeSameAs(failure);
    }

    [Fact]
    public async Task RunAsync_CancelledBetweenAttempts_MakesNoOther()
    {
        using var cancel = new CancellationTokenSource();
        var run = RunAsync(4, _ => Attempt(failures: 1), cancel.Token);

        await cancel.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(run);
        _attempts.ShouldBe(1);
    }

    public void Dispose()
    {
        _instruments.Dispose();
        _metrics.Dispose();
    }

    private Task<int> Attempt(int failures) =>
        ++_attempts <= failures ? throw new InvalidOperationException($"attempt {_attempts}") : Task.FromResult(_attempts);

    private Task<int> RunAsync(int most, Func<CancellationToken, Task<int>> attempt, CancellationToken cancel)
    {
        var options = Microsoft.Extensions.Options.Options.Create(new KafkaOptions { FirstRetryDelay = TimeSpan.FromSeconds(1), MaxRetryDelay = Longest });
        var failures = new TestFailures();
        var circuits = new DependencyCircuits(new ConsumptionPause(), Watches.Idle(_time), failures, options, _time, NullLogger<DependencyCircuits>.Instance);
        return new Attempts(circuits, failures, new Backoff(options, _instruments, _time), Watches.Idle(_time), _time, NullLogger<Attempts>.Instance)
            .RunAsync("a test", most, attempt, cancel);
    }
}

using Microsoft.Extensions.DependencyInjection;
using ScenarioOrleans.Kafka.Options;
using ScenarioOrleans.Kafka.Processing;
using ScenarioOrleans.Kafka.Status;
using ScenarioOrleans.Kafka.Tests.Support;

namespace ScenarioOrleans.Kafka.Tests.Processing;

public sealed class BackoffTests : IDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().AddSingleton<KafkaInstruments>().BuildServiceProvider();

    [Theory]
    [InlineData(1, 200)]
    [InlineData(2, 400)]
    [InlineData(4, 1_600)]
    [InlineData(5, 3_000)]
    [InlineData(1_000_000, 3_000)]
    public void Pause_AfterSoManyFailures_IsDoubledUpToTheLongest(int failures, int milliseconds)
    {
        var options = new KafkaOptions { FirstRetryDelay = TimeSpan.FromMilliseconds(200), MaxRetryDelay = TimeSpan.FromSeconds(3) };
        var backoff = new Backoff(
            Microsoft.Extensions.Options.Options.Create(options), _services.GetRequiredService<KafkaInstruments>(), new ManualTime());

        backoff.Pause(failures, jitter: 1).ShouldBe(TimeSpan.FromMilliseconds(milliseconds));
        backoff.Pause(failures, jitter: 0).ShouldBe(TimeSpan.FromMilliseconds(milliseconds / 2));
    }

    public void Dispose() => _services.Dispose();
}

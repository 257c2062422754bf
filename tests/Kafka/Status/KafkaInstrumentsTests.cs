using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using ScenarioOrleans.Kafka.Status;

namespace ScenarioOrleans.Kafka.Tests.Status;

public sealed class KafkaInstrumentsTests
{
    [Fact]
    public void Duration_IsInSeconds_AdvisesBoundsThatTellThemApart()
    {
        using var services = new ServiceCollection().AddMetrics().AddSingleton<KafkaInstruments>().BuildServiceProvider();
        Histogram<double>? duration = null;
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, _) => duration = instrument.Name == "messaging.process.duration" ? (Histogram<double>)instrument : duration,
        };
        listener.Start();

        services.GetRequiredService<KafkaInstruments>();

        var bounds = duration!.Advice!.HistogramBucketBoundaries!;
        bounds.Count(bound => bound < 1).ShouldBeGreaterThan(5);
        bounds.ShouldBe(bounds.Order());
    }
}

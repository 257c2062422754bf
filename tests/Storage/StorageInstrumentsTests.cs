using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;

namespace ScenarioOrleans.Storage.Tests;

public sealed class StorageInstrumentsTests
{
    [Fact]
    public void Histograms_Bounds_FitWhatTheyMeasure()
    {
        using var services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        var meters = services.GetRequiredService<IMeterFactory>();
        var found = new Dictionary<string, (string? Unit, double Least, double Greatest)>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, _) =>
        {
            if (instrument.Meter.Scope == meters && instrument is Histogram<double> { Advice.HistogramBucketBoundaries: { } seconds })
            {
                found[instrument.Name] = (instrument.Unit, seconds[0], seconds[^1]);
            }
            else if (instrument.Meter.Scope == meters && instrument is Histogram<int> { Advice.HistogramBucketBoundaries: { } counts })
            {
                found[instrument.Name] = (instrument.Unit, counts[0], counts[^1]);
            }
        };
        listener.Start();

        using var instruments = new StorageInstruments(meters);

        found.ShouldBe(
            new Dictionary<string, (string?, double, double)>
            {
                ["scenario.storage.batch.size"] = ("{write}", 1, 4_096),
                ["scenario.storage.commit.duration"] = ("s", 0.0001, 30),
                ["scenario.storage.write.duration"] = ("s", 0.0001, 30),
                ["scenario.storage.read.duration"] = ("s", 0.0001, 30),
            },
            ignoreOrder: true);
    }
}

using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using ScenarioOrleans.Silo.Ingest;

namespace ScenarioOrleans.Silo.Tests.Ingest;

public sealed class RecordTimesTests
{
    [Theory]
    [InlineData(-1, 0, false)]
    [InlineData(-86_400_000, 0, false)]
    [InlineData(300_000, 0, false)]
    [InlineData(300_001, -300_001, true)]
    public void Of_TimeAheadOfTheClock_CountsAsNowFromFiveMinutesOn(long ahead, long correction, bool counted)
    {
        var clock = new ManualClock();
        using var services = new ServiceCollection().AddMetrics().AddSingleton<TimeProvider>(clock).AddSingleton<RecordTimes>().BuildServiceProvider();
        using var listener = new MeterListener { InstrumentPublished = (instrument, self) => Listen(instrument, self, RecordTimes.AheadName) };
        var count = 0L;
        listener.SetMeasurementEventCallback<long>((_, measurement, _, _) => count += measurement);
        listener.Start();
        var time = clock.GetUtcNow().ToUnixTimeMilliseconds() + ahead;

        services.GetRequiredService<RecordTimes>().Of(time).ShouldBe(time + correction);

        count.ShouldBe(counted ? 1 : 0);
    }

    /// <summary>What is no date stays what it is where it is not ahead.</summary>
    [Fact]
    public void Of_NoDate_IsTakenAsANumber()
    {
        using var services = new ServiceCollection().AddMetrics().AddSingleton<TimeProvider>(new ManualClock()).AddSingleton<RecordTimes>().BuildServiceProvider();

        services.GetRequiredService<RecordTimes>().Of(long.MinValue + 1).ShouldBe(long.MinValue + 1);
        services.GetRequiredService<RecordTimes>().Of(1_704_412_800_000_000).ShouldBe(new ManualClock().GetUtcNow().ToUnixTimeMilliseconds());
    }

    private static void Listen(Instrument instrument, MeterListener listener, string name)
    {
        if (instrument.Name == name)
        {
            listener.EnableMeasurementEvents(instrument);
        }
    }
}

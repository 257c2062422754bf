using ScenarioOrleans.Cli.Demo;

namespace ScenarioOrleans.Cli.Tests.Demo;

public sealed class RateMeterTests
{
    private readonly RateMeter _meter = new(TimeSpan.FromSeconds(2));

    [Fact]
    public void Read_First_IsZero() => _meter.Read(TimeSpan.FromSeconds(1), 1000).ShouldBe(0);

    [Fact]
    public void Read_SteadyGrowth_IsItsRate()
    {
        _meter.Read(TimeSpan.FromSeconds(0), 0);
        _meter.Read(TimeSpan.FromSeconds(1), 100);

        _meter.Read(TimeSpan.FromSeconds(2), 200).ShouldBe(100);
    }

    [Fact]
    public void Read_GrowthEnded_ForgetsItAfterTheWindow()
    {
        _meter.Read(TimeSpan.FromSeconds(0), 0);
        for (var second = 1; second <= 4; second++)
        {
            _meter.Read(TimeSpan.FromSeconds(second), 500);
        }

        _meter.Read(TimeSpan.FromSeconds(5), 500).ShouldBe(0);
    }
}

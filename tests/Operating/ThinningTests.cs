namespace ScenarioOrleans.Operating.Tests;

public sealed class ThinningTests
{
    private readonly ManualTime _time = new();

    [Fact]
    public void Lets_TheSameAgain_OnceAMinute()
    {
        var thinning = new Thinning(_time);

        thinning.Lets("a").ShouldBeTrue();
        thinning.Lets("a").ShouldBeFalse();
        thinning.Lets("b").ShouldBeTrue();
        _time.Advance(TimeSpan.FromSeconds(59));
        thinning.Lets("a").ShouldBeFalse();
        _time.Advance(TimeSpan.FromSeconds(1));
        thinning.Lets("a").ShouldBeTrue();
        thinning.Lets("a").ShouldBeFalse();
    }

    [Fact]
    public void Lets_ManyAtOnce_LetsOneThrough()
    {
        var thinning = new Thinning(_time);
        var through = 0;

        Parallel.For(0, 1000, _ =>
        {
            if (thinning.Lets("a"))
            {
                Interlocked.Increment(ref through);
            }
        });

        through.ShouldBe(1);
    }
}

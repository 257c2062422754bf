namespace ScenarioOrleans.Operating.Tests;

public sealed class AbsenceTests
{
    private readonly ManualTime _time = new();
    private readonly Absence _absence;

    public AbsenceTests() => _absence = new Absence(_time);

    [Fact]
    public void Missed_AgainAndAgain_IsDueAtOnceAndOnceAMinute()
    {
        var due = new List<double>();
        for (var second = 0; second <= 200; second++)
        {
            if (_absence.Missed())
            {
                _absence.Duration.TotalSeconds.ShouldBe(second);
                due.Add(second);
            }

            _time.Advance(TimeSpan.FromSeconds(1));
        }

        due.ShouldBe([0, 60, 120, 180]);
        _absence.Lasts.ShouldBeTrue();
    }

    [Fact]
    public void Found_AfterItWasMissed_IsDueOnceAndSaysHowLong()
    {
        _absence.Missed();
        _time.Advance(TimeSpan.FromSeconds(90.4));

        _absence.Found().ShouldBeTrue();

        _absence.Duration.ShouldBe(TimeSpan.FromSeconds(90));
        _absence.Lasts.ShouldBeFalse();
        _absence.Found().ShouldBeFalse();
    }

    [Fact]
    public void Found_NeverMissed_IsNotDue() => _absence.Found().ShouldBeFalse();

    [Fact]
    public void Missed_AfterItWasFound_BeginsAnew()
    {
        _absence.Missed();
        _time.Advance(TimeSpan.FromSeconds(10));
        _absence.Found();

        _absence.Missed().ShouldBeTrue();

        _absence.Duration.ShouldBe(TimeSpan.Zero);
    }
}

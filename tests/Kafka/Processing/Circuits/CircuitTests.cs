using ScenarioOrleans.Kafka.Processing.Circuits;

namespace ScenarioOrleans.Kafka.Tests.Processing.Circuits;

public sealed class CircuitTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly Circuit _circuit = new(new CircuitRule(3, Messages: 1, Second, 4 * Second, ProbesCount: false));

    [Fact]
    public void Fail_OftenEnoughInARow_Opens()
    {
        _circuit.Fail("a", default, isProbe: false).ShouldBeFalse();
        _circuit.Fail("a", default, isProbe: false).ShouldBeFalse();
        _circuit.Fail("a", default, isProbe: false).ShouldBeTrue();

        _circuit.State.ShouldBe(CircuitState.Open);
        _circuit.ProbeAt.ShouldBe(Second);
    }

    [Fact]
    public void Fail_WithSuccessesBetween_StaysClosed()
    {
        for (var time = 0; time < 10; time++)
        {
            _circuit.Fail("a", default, isProbe: false);
            _circuit.Fail("b", default, isProbe: false);
            _circuit.Succeed(isProbe: false);
        }

        _circuit.State.ShouldBe(CircuitState.Closed);
    }

    [Fact]
    public void Fail_OfTooFewMessages_StaysClosed()
    {
        var circuit = new Circuit(new CircuitRule(3, Messages: 2, Second, Second, ProbesCount: true));
        for (var time = 0; time < 10; time++)
        {
            circuit.Fail("a", default, isProbe: false).ShouldBeFalse();
        }

        circuit.Fail("b", default, isProbe: false).ShouldBeTrue();
    }

    [Fact]
    public void TryProbe_OnlyWhenDue_AndOneAtATime()
    {
        Open();

        _circuit.TryProbe(Second / 2).ShouldBeFalse();
        _circuit.TryProbe(Second).ShouldBeTrue();
        _circuit.TryProbe(Second).ShouldBeFalse();
    }

    [Fact]
    public void Succeed_TheProbe_Closes()
    {
        Open();
        _circuit.TryProbe(Second);

        _circuit.Succeed(isProbe: false).ShouldBeFalse("what was under way before says nothing");
        _circuit.Succeed(isProbe: true).ShouldBeTrue();

        _circuit.State.ShouldBe(CircuitState.Closed);
    }

    [Fact]
    public void Fail_TheProbe_OpensForLonger()
    {
        Open();
        var pauses = new List<TimeSpan>();
        var now = Second;
        for (var time = 0; time < 4; time++)
        {
            _circuit.TryProbe(now).ShouldBeTrue();
            _circuit.Fail("b", now, isProbe: true).ShouldBeTrue();
            pauses.Add(_circuit.Pause);
            now = _circuit.ProbeAt;
        }

        pauses.ShouldBe([2 * Second, 4 * Second, 4 * Second, 4 * Second]);
    }

    [Fact]
    public void Fail_UnderWayWhenItOpened_SaysNothingNew()
    {
        Open();

        _circuit.Fail("b", Second / 2, isProbe: false).ShouldBeFalse();

        _circuit.ProbeAt.ShouldBe(Second);
    }

    [Fact]
    public void GiveUpProbe_NothingLearned_WaitsAsLongAgain()
    {
        Open();
        _circuit.TryProbe(Second);

        _circuit.GiveUpProbe(Second);

        _circuit.State.ShouldBe(CircuitState.Open);
        _circuit.ProbeAt.ShouldBe(2 * Second);
    }

    [Fact]
    public void Open_AfterHavingClosed_BeginsWithTheFirstPause()
    {
        Open();
        _circuit.TryProbe(Second);
        _circuit.Fail("a", Second, isProbe: true);
        _circuit.TryProbe(3 * Second);
        _circuit.Succeed(isProbe: true);

        Open();

        _circuit.Pause.ShouldBe(Second);
    }

    private void Open()
    {
        for (var time = 0; time < 3; time++)
        {
            _circuit.Fail("a", default, isProbe: false);
        }

        _circuit.State.ShouldBe(CircuitState.Open);
    }
}

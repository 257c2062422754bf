using ScenarioOrleans.Cli.Serve;
using ScenarioOrleans.Cli.Terminal;
using static ScenarioOrleans.Cli.Serve.StopSignals.SignalNumber;

namespace ScenarioOrleans.Cli.Tests.Serve;

public sealed class StopSignalsTests : IDisposable
{
    private readonly Clock _time = new();
    private readonly StringWriter _said = new();
    private readonly List<int> _ends = [];
    private readonly Shell _shell;
    private readonly StopSignals _signals;

    public StopSignalsTests()
    {
        _shell = new Shell(Stream.Null, Stream.Null, _said, _time);
        _signals = new StopSignals(_shell, TimeSpan.FromSeconds(20), _ends.Add);
    }

    [Fact]
    public void Take_TheFirst_SaysHowLongItMayTake()
    {
        _signals.Take(Interrupt);

        _said.ToString().Trim().ShouldBe("Stopping: work in flight has 20 s to finish; a second signal stops at once.");
        _ends.ShouldBeEmpty();
    }

    [Theory]
    [InlineData((int)Interrupt, (int)Interrupt)]
    [InlineData((int)Interrupt, (int)Terminate)]
    [InlineData((int)Terminate, (int)Interrupt)]
    public void Take_AnotherWithinASecond_IsTheSame(int first, int second)
    {
        _signals.Take((StopSignals.SignalNumber)first);
        _time.Advance(TimeSpan.FromMilliseconds(999));
        _signals.Take((StopSignals.SignalNumber)second);

        _ends.ShouldBeEmpty();
        _said.ToString().Trim().ShouldNotContain("\n");
    }

    [Theory]
    [InlineData((int)Interrupt, 130)]
    [InlineData((int)Terminate, 143)]
    public void Take_AnotherLater_EndsTheProcessAsShellsReportIt(int second, int code)
    {
        _signals.Take(Terminate);
        _time.Advance(TimeSpan.FromSeconds(1));
        _signals.Take((StopSignals.SignalNumber)second);

        _ends.ShouldBe([code]);
        _said.ToString().ShouldContain("Stopped at once; what was not finished comes again.");
    }

    public void Dispose()
    {
        _signals.Dispose();
        _shell.Dispose();
        _said.Dispose();
    }

    private sealed class Clock : TimeProvider
    {
        private long _now;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _now;

        public void Advance(TimeSpan time) => _now += time.Ticks;
    }
}

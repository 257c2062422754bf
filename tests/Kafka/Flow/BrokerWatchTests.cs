using Confluent.Kafka;
using Microsoft.Extensions.Logging;
using ScenarioOrleans.Kafka.Flow;
using ScenarioOrleans.Kafka.Options;
using ScenarioOrleans.Kafka.Tests.Support;
using ErrorCode = Confluent.Kafka.ErrorCode;

namespace ScenarioOrleans.Kafka.Tests.Flow;

public sealed class BrokerWatchTests : IDisposable
{
    private static readonly Error Refused = new(ErrorCode.Local_Transport, "Connection refused");

    private readonly ManualTime _time = new();
    private readonly LogLines _log = new();
    private readonly ILoggerFactory _loggers;
    private readonly Probe _probe = new();
    private readonly BrokerWatch _watch;

    public BrokerWatchTests()
    {
        _loggers = LoggerFactory.Create(logging => logging.SetMinimumLevel(LogLevel.Debug).AddProvider(_log));
        _watch = new BrokerWatch(new Address(), _probe.Connect, _time, _loggers.CreateLogger<BrokerWatch>());
    }

    private string[] Lines => [.. _log.Lines.Select(line => line.Trim())];

    [Fact]
    public async Task Tells_AwayForThreeMinutesWhileAllClientsComplain_IsALineWhenItGoesOneAMinuteAndOneWhenItIsBack()
    {
        for (var second = 0; second < 180; second++)
        {
            for (var client = 0; client < 5; client++)
            {
                _watch.Tells(Refused).ShouldBeFalse();
                _watch.Tells(new Error(ErrorCode.Local_AllBrokersDown)).ShouldBeFalse();
                _watch.Tells(new Error(ErrorCode.Local_MsgTimedOut)).ShouldBeFalse();
            }

            await _probe.AskedAsync(second + 1);
            await Wait.Until(() => _watch.IsAway && _time.IsWaitedFor, "a pause");
            _time.Advance(TimeSpan.FromSeconds(1));
        }

        await _probe.AskedAsync(181);
        await Wait.Until(() => _time.IsWaitedFor, "a pause");
        _probe.Answers = true;
        _time.Advance(TimeSpan.FromSeconds(1));
        await Wait.Until(() => !_watch.IsAway, "its return");

        Lines.ShouldBe(
        [
            "Warning BrokerWatch: Kafka at kafka:9092 does not answer: Connection refused. It is asked until it does; messages wait, and nothing is lost",
            "Warning BrokerWatch: Kafka at kafka:9092 has not answered for 00:01:00: Connection refused",
            "Warning BrokerWatch: Kafka at kafka:9092 has not answered for 00:02:00: Connection refused",
            "Warning BrokerWatch: Kafka at kafka:9092 has not answered for 00:03:00: Connection refused",
            "Information BrokerWatch: Kafka at kafka:9092 answers again after 00:03:01",
        ]);
    }

    [Fact]
    public async Task Tells_AwayTwice_IsToldTwice()
    {
        for (var outage = 1; outage <= 2; outage++)
        {
            _probe.Answers = false;
            var asked = _probe.Asked;
            _watch.Tells(Refused);
            await _probe.AskedAsync(asked + 1);
            await Wait.Until(() => _watch.IsAway && _time.IsWaitedFor, "a pause");
            _probe.Answers = true;
            _time.Advance(TimeSpan.FromSeconds(1));
            await _probe.ClosedAsync(outage);
        }

        Lines.Length.ShouldBe(4);
    }

    [Fact]
    public async Task Tells_OneClientHasTroubleWhileKafkaAnswers_IsOneLineAMinute()
    {
        _probe.Answers = true;
        for (var complaint = 1; complaint <= 3; complaint++)
        {
            _watch.Tells(new Error(ErrorCode.Local_Transport, "Disconnected"));
            await _probe.ClosedAsync(complaint);
            await Wait.Until(() => Lines.Length == 1, "a line");
        }

        _time.Advance(TimeSpan.FromMinutes(1));
        _watch.Tells(new Error(ErrorCode.Local_Transport, "Disconnected"));
        await Wait.Until(() => Lines.Length == 2, "another line");

        Lines.ShouldAllBe(line => line == "Warning BrokerWatch: A Kafka client has trouble, while Kafka answers: Disconnected");
        _watch.IsAway.ShouldBeFalse();
    }

    [Fact]
    public void Tells_WhatTheBrokerSays_IsTheClientsToTellOnceAMinuteOfAKind()
    {
        var refused = new Error(ErrorCode.TopicAuthorizationFailed);

        _watch.Tells(refused).ShouldBeTrue();
        _watch.Tells(refused).ShouldBeFalse();
        _watch.Tells(new Error(ErrorCode.GroupAuthorizationFailed)).ShouldBeTrue();
        _time.Advance(TimeSpan.FromMinutes(1));
        _watch.Tells(refused).ShouldBeTrue();

        _probe.Asked.ShouldBe(0);
    }

    [Fact]
    public async Task Dispose_WhileKafkaIsAway_EndsTheAsking()
    {
        _watch.Tells(Refused);
        await _probe.AskedAsync(1);

        _watch.Dispose();

        await _probe.ClosedAsync(1);
        _watch.Tells(Refused);
        _probe.Asked.ShouldBe(1);
    }

    [Fact]
    public void Log_WhatAllClientsSayOfTheirSettings_IsOneLine()
    {
        var logger = _loggers.CreateLogger("Clients");

        _watch.Log(logger, new LogMessage("one", SyslogLevel.Warning, "CONFWARN", "`sasl.mechanism` without `security.protocol`"));
        _watch.Log(logger, new LogMessage("two", SyslogLevel.Warning, "CONFWARN", "`sasl.mechanism` without `security.protocol`"));
        _watch.Log(logger, new LogMessage("two", SyslogLevel.Warning, "CONFWARN", "another"));

        Lines.ShouldBe(["Warning Clients: one CONFWARN: `sasl.mechanism` without `security.protocol`", "Warning Clients: two CONFWARN: another"]);
    }

    [Theory]
    [InlineData("FAIL", SyslogLevel.Error, "Debug")]
    [InlineData("FATAL", SyslogLevel.Error, "Debug")]
    [InlineData("REQTMOUT", SyslogLevel.Warning, "Debug")]
    [InlineData("OTHER", SyslogLevel.Error, "Error")]
    [InlineData("OTHER", SyslogLevel.Warning, "Warning")]
    [InlineData("OTHER", SyslogLevel.Info, "Debug")]
    public void Log_WhatTheClientReportsAsAnErrorBesides_IsForWhoeverWantsEveryStep(string facility, SyslogLevel level, string logged)
    {
        _watch.Log(_loggers.CreateLogger("Clients"), new LogMessage("one", level, facility, "text"));

        Lines.ShouldBe([$"{logged} Clients: one {facility}: text"]);
    }

    public void Dispose()
    {
        _watch.Dispose();
        _loggers.Dispose();
        _log.Dispose();
    }

    private sealed class Address : IBrokerAddress
    {
        public string BootstrapServers => "kafka:9092";

        public bool IsEmbedded => false;
    }

    private sealed class Probe : IBrokerProbe
    {
        private volatile int _asked;
        private volatile int _closed;
        private volatile bool _answers;

        public int Asked => _asked;

        public bool Answers
        {
            set => _answers = value;
        }

        public IBrokerProbe Connect(Action<Error> onError) => this;

        public Task<bool> AnswersAsync()
        {
            var answers = _answers;
            Interlocked.Increment(ref _asked);
            return Task.FromResult(answers);
        }

        public Task AskedAsync(int times) => Wait.Until(() => _asked >= times, $"{times} questions");

        public Task ClosedAsync(int times) => Wait.Until(() => _closed >= times, $"{times} ends of asking");

        public void Dispose() => Interlocked.Increment(ref _closed);
    }
}

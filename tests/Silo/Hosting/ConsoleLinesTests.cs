using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using ScenarioOrleans.Silo.Hosting;
using ScenarioOrleans.Silo.Tests.Ingest;

namespace ScenarioOrleans.Silo.Tests.Hosting;

public sealed class ConsoleLinesTests
{
    private const string Watchdog = "Orleans.Runtime.Watchdog";

    private readonly LibraryLogs _libraries = new();
    private readonly ManualClock _time = new();
    private readonly ConsoleLines _lines;

    public ConsoleLinesTests() => _lines = new ConsoleLines(_time, _libraries);

    [Fact]
    public void Write_OwnEntry_IsOneLineWithTheShortName() =>
        Write("ScenarioOrleans.Kafka.Flow.BrokerWatch", LogLevel.Warning, text: "gone\nfor now").ShouldEndWith(" warn: BrokerWatch: gone for now" + Environment.NewLine);

    [Fact]
    public void Write_Exception_IsOnTheSameLine()
    {
        var line = Write("Some.Library", LogLevel.Error, exception: new InvalidOperationException("first\nsecond"));

        line.ShouldContain(" fail: Some.Library: text System.InvalidOperationException: first second");
        line.TrimEnd().ShouldNotContain("\n");
    }

    [Fact]
    public void Write_LibraryAfterItWasMuted_IsLeftOutAndOwnEntriesAreNot()
    {
        _libraries.Mute();

        Write("Some.Library", LogLevel.Error).ShouldBeEmpty();
        Write("ScenarioOrleans.Any", LogLevel.Error).ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("Orleans.Runtime.Silo", 100405, true)]
    [InlineData("Orleans.Runtime.Silo", 100406, false)]
    [InlineData("Orleans.Runtime.Other", 100405, false)]
    [InlineData("Microsoft.Extensions.Hosting.Internal.Host", 11, true)]
    [InlineData("Microsoft.Extensions.Hosting.Internal.Host", 12, false)]
    public void Write_KnownNoise_IsLeftOutAndNothingElseOfItsCategory(string category, int id, bool leftOut) =>
        string.IsNullOrEmpty(Write(category, LogLevel.Warning, id)).ShouldBe(leftOut);

    /// <summary>Nothing can have hung for longer than the process lives.</summary>
    [Theory]
    [InlineData(1_000_000, true)]
    [InlineData(30, false)]
    public void Write_WatchdogsDuration_IsLeftOutWhereItIsNonsense(int seconds, bool leftOut)
    {
        _time.Advance(TimeSpan.FromMinutes(1));
        KeyValuePair<string, object?>[] state = [KeyValuePair.Create("Duration", (object?)TimeSpan.FromSeconds(seconds))];

        string.IsNullOrEmpty(Write(Watchdog, LogLevel.Warning, 100150, state)).ShouldBe(leftOut);
    }

    private string Write(string category, LogLevel level, int id = 0, IReadOnlyList<KeyValuePair<string, object?>>? state = null, string text = "text", Exception? exception = null)
    {
        using var writer = new StringWriter();
        _lines.Write(new LogEntry<IReadOnlyList<KeyValuePair<string, object?>>>(level, category, id, state ?? [], exception, (_, _) => text), null, writer);
        return writer.ToString();
    }
}

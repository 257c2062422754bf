using System.CommandLine;
using ScenarioOrleans.Cli.CommandLine;
using ScenarioOrleans.Cli.Kafka;
using ScenarioOrleans.Kafka.Options;

namespace ScenarioOrleans.Cli.DeadLetters;

/// <summary>Options that the commands on dead letters share.</summary>
internal sealed class DeadLetterOptions
{
    private readonly Option<string[]> _codes = new("--code")
    {
        Description = "Letters with this code, such as retries-exhausted; may be repeated.",
        HelpName = "code",
    };

    private readonly Option<string?> _key = Options.Text("--key", "Letters with this record key.", "text");
    private readonly Option<string?> _scenario = Options.Text(
        "--scenario", "Letters whose message can be read and is of this scenario: organization/scenario, or an organization.", "key");

    private readonly Option<string?> _source = Options.Text(
        "--source", "Letters whose message stood here: topic, topic/partition, topic/partition/offset or topic/partition/first-last.", "range");

    private readonly Option<string?> _since = Options.Text("--since", $"Letters whose message was written then or later: {PointInTime.Forms}.", "time");
    private readonly Option<string?> _until = Options.Text("--until", "Letters whose message was written before.", "time");
    private readonly Option<string?> _topic = Options.Text("--topic", "Another topic than the service's dead-letter topic.", "name");
    private readonly Option<string?> _envFile = Options.Text("--env-file", "Settings below the environment; `.env` of the current folder without it.", "file");
    private readonly Option<int> _timeout = Options.Number("--timeout", "Seconds that the broker may be silent.", 30, 1, 3600);

    public IEnumerable<Option> Filters => [_codes, _key, _scenario, _source, _since, _until];

    public IEnumerable<Option> Connection => [_topic, _timeout, _envFile];

    public TimeSpan Timeout(ParseResult parsed) => TimeSpan.FromSeconds(parsed.GetValue(_timeout));

    public KafkaOptions Kafka(ParseResult parsed) => ConfiguredKafka.Read(parsed.GetValue(_envFile));

    public string Topic(ParseResult parsed, KafkaOptions kafka) => parsed.GetValue(_topic) ?? kafka.EffectiveDeadLetterTopic;

    /// <exception cref="CommandException">An option does not have its form.</exception>
    public DeadLetterFilter Filter(ParseResult parsed, DateTimeOffset now) => new()
    {
        Codes = parsed.GetValue(_codes) ?? [],
        Key = parsed.GetValue(_key),
        Scenario = parsed.GetValue(_scenario),
        Source = Range(parsed.GetValue(_source)),
        Since = Time("--since", parsed.GetValue(_since), now),
        Until = Time("--until", parsed.GetValue(_until), now),
    };

    private static PositionRange? Range(string? text) =>
        text is null ? null
        : PositionRange.TryParse(text, out var range) ? range
        : throw CommandException.Usage($"--source is '{text}'; it must look like Scenario-Execute, Scenario-Execute/0, Scenario-Execute/0/17 or Scenario-Execute/0/17-20");

    private static DateTimeOffset? Time(string name, string? text, DateTimeOffset now) =>
        text is null ? null
        : PointInTime.TryParse(text, now, out var time) ? time
        : throw CommandException.Usage($"{name} is '{text}'; it must look like {PointInTime.Forms}");
}

using Confluent.Kafka;
using Microsoft.Extensions.Options;
using ScenarioOrleans.Kafka.Options;

namespace ScenarioOrleans.Kafka.Partitions;

/// <summary>
/// Which topic the input's name stands for. A topic that is deleted and made anew, and one of the same name on another broker, have ids of their
/// own, and offsets that mean something else. The client says so before it reads anything of it; the poll thread then takes it up.
/// </summary>
public sealed class InputTopic(IOptions<KafkaOptions> options)
{
    private const string Facility = "METADATA";
    private const string Before = " to ";

    private readonly string _changed = $"Topic {options.Value.InputTopic} changed id from ";
    private volatile string? _heard;
    private volatile string? _id;

    /// <summary>Kafka's id of the topic, as its own tools write it; null if the broker has none (before Kafka 2.8), or before the client knows it.</summary>
    public string? Id => _id;

    /// <summary>
    /// The client has turned to another topic: what it gave before this is of the old one, what it gives from now on may be of either, and nothing may
    /// be committed before <see cref="TakeUp"/>.
    /// </summary>
    public bool HasChanged => _heard != _id;

    /// <summary>Takes a line of the client's log, at once and on the thread that writes it.</summary>
    public void Hear(LogMessage line)
    {
        ArgumentNullException.ThrowIfNull(line);
        var at = line.Facility == Facility ? line.Message.IndexOf(_changed, StringComparison.Ordinal) : -1;
        if (at >= 0 && line.Message.IndexOf(Before, at + _changed.Length, StringComparison.Ordinal) is > 0 and var before)
        {
            _heard = line.Message[(before + Before.Length)..].Trim().Replace('+', '-').Replace('/', '_');
        }
    }

    /// <summary>From now on what the client gives is of the topic that it has turned to. For the poll thread.</summary>
    /// <returns>The id before; null if this is the first.</returns>
    public string? TakeUp()
    {
        var before = _id;
        _id = _heard;
        return before;
    }
}

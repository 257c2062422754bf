using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ScenarioOrleans.Kafka.Options;
using ScenarioOrleans.Kafka.Producing;
using ScenarioOrleans.Kafka.Records;
using ScenarioOrleans.Kafka.Status;

namespace ScenarioOrleans.Kafka.DeadLettering;

/// <summary>Writes dead letters. Each call completes when the letter is written; a failure of the producer is passed on.</summary>
public sealed partial class DeadLetters(
    IRecordProducer producer,
    TopicLimits limits,
    IOptions<KafkaOptions> options,
    KafkaInstruments instruments,
    RecentDeadLetters recent,
    ILogger<DeadLetters> logger)
{
    private readonly string _topic = options.Value.EffectiveDeadLetterTopic;
    private readonly string _group = options.Value.GroupId;

    /// <summary>The message as it came, less what the topic does not take of it.</summary>
    public async Task SendAsync(IncomingMessage message, string code, string text, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(message);
        await WriteAsync(message, Build(message, code, text, () => DeadLetterRecord.Of(message, _topic, _group, code, text)), cancel);
        Written(message, code, text);
    }

    /// <summary>
    /// The message as it came, for a part of it only. If the topic does not take it because of its size, as several letters, and where the value
    /// alone is too large, without it.
    /// </summary>
    public async Task SendAsync(IncomingMessage message, string code, string text, ListHeader missing, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(message);
        var letter = Build(message, code, text, () => DeadLetterRecord.Of(message, _topic, _group, code, text));
        if (!await TrySendAsync(message, letter, missing, cancel))
        {
            LogNoRoom(message.MessageId, message.Value.Length);
            var bare = DeadLetterRecord.WithoutValue(letter);
            if (!await TrySendAsync(message, bare, missing, cancel))
            {
                await WriteAsync(message, bare, cancel);
            }
        }

        Written(message, code, text);
    }

    /// <summary>The message with another value.</summary>
    public async Task SendAsync(IncomingMessage message, string code, string text, ReadOnlyMemory<byte> value, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(message);
        await WriteAsync(message, Build(message, code, text, () => DeadLetterRecord.WithValue(message, _topic, _group, code, text, value)), cancel);
        Written(message, code, text);
    }

    /// <summary>A message of which no letter can be made must not hold up the others: its letter says where it stands.</summary>
    private OutgoingRecord Build(IncomingMessage message, string code, string text, Func<OutgoingRecord> build)
    {
        try
        {
            return build();
        }
#pragma warning disable CA1031 // Whatever is wrong with the message, it is not wrong with the topic, so trying again cannot help.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            LogNotBuilt(fault, message.MessageId);
            return DeadLetterRecord.Bare(message, _topic, _group, code, text);
        }
    }

    /// <summary>Leaves out what the topic refuses, one thing after another.</summary>
    private async Task WriteAsync(IncomingMessage message, OutgoingRecord letter, CancellationToken cancel)
    {
        while (true)
        {
            try
            {
                await producer.ProduceAsync(letter, cancel);
                return;
            }
            catch (ProduceFailedException refused)
                when ((refused.TooLarge || refused.Invalid) && DeadLetterRecord.Reduced(letter, refused.TooLarge) is { } reduced)
            {
                LogReduced(refused, message.MessageId, letter.Value.Length, string.Join(", ", Omitted(reduced)));
                letter = reduced;
            }
        }
    }

    private static IEnumerable<string> Omitted(OutgoingRecord letter) =>
        letter.Headers.Select(header => header.Key).Where(DeadLetterHeaders.IsOmission);

    /// <summary>Returns false if there is no room for the names of what is missing.</summary>
    private async Task<bool> TrySendAsync(IncomingMessage message, OutgoingRecord letter, ListHeader missing, CancellationToken cancel)
    {
        long limit = limits.Of(_topic);
        while (DeadLetterParts.Of(letter, missing, limit) is { } letters)
        {
            try
            {
                foreach (var one in letters)
                {
                    await producer.ProduceAsync(one, cancel);
                }

                return true;
            }
            catch (ProduceFailedException refused) when (refused.TooLarge)
            {
                // The limit was not known. The first is the largest: if it is taken, so are the others.
                limit = RecordSize.Of(letters[0]) / 4 * 3;
            }
            catch (ProduceFailedException refused) when (refused.Invalid && DeadLetterRecord.Reduced(letter, tooLarge: false) is { } reduced)
            {
                LogReduced(refused, message.MessageId, letter.Value.Length, string.Join(", ", Omitted(reduced)));
                letter = reduced;
            }
        }

        return false;
    }

    private void Written(IncomingMessage message, string code, string text)
    {
        instruments.OnDeadLetter(code);
        recent.Add(message.MessageId, code, text);
        LogWritten(message.MessageId, code, text);
    }
}

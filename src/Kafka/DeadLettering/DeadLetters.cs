using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ScenarioOrleans.Kafka.Records;
using ScenarioOrleans.Kafka.Options;
using ScenarioOrleans.Kafka.Producing;
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

    /// <summary>The message as it came. If the topic does not take it because of its size, without its value.</summary>
    public async Task SendAsync(IncomingMessage message, string code, string text, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(message);
        try
        {
            await producer.ProduceAsync(DeadLetterRecord.Of(message, _topic, _group, code, text), cancel);
        }
        catch (ProduceFailedException refused) when (refused.TooLarge && !message.Value.IsEmpty)
        {
            LogValueOmitted(refused, message.MessageId, message.Value.Length);
            await producer.ProduceAsync(DeadLetterRecord.WithoutValue(message, _topic, _group, code, text), cancel);
        }

        Written(message, code, text);
    }

    /// <summary>
    /// The message as it came, for a part of it only. If the topic does not take it because of its size, as several letters, and where the value
    /// alone is too large, without it.
    /// </summary>
    public async Task SendAsync(IncomingMessage message, string code, string text, ListHeader missing, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(message);
        var letter = DeadLetterRecord.Of(message, _topic, _group, code, text);
        if (!await TrySendAsync(letter, missing, cancel))
        {
            LogOmitted(message.MessageId, message.Value.Length);
            var bare = DeadLetterRecord.WithoutValue(letter);
            if (!await TrySendAsync(bare, missing, cancel))
            {
                await producer.ProduceAsync(bare, cancel);
            }
        }

        Written(message, code, text);
    }

    /// <summary>The message with another value.</summary>
    public async Task SendAsync(IncomingMessage message, string code, string text, ReadOnlyMemory<byte> value, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(message);
        await producer.ProduceAsync(DeadLetterRecord.WithValue(message, _topic, _group, code, text, value), cancel);
        Written(message, code, text);
    }

    /// <summary>Returns false if there is no room for the names of what is missing.</summary>
    private async Task<bool> TrySendAsync(OutgoingRecord letter, ListHeader missing, CancellationToken cancel)
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

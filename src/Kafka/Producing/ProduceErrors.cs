using System.Globalization;
using Confluent.Kafka;
using ScenarioOrleans.Kafka.Options;
using ErrorCode = Confluent.Kafka.ErrorCode;

namespace ScenarioOrleans.Kafka.Producing;

/// <summary>Turns errors of the client into the one exception that callers of the port know.</summary>
internal static class ProduceErrors
{
    /// <summary>The record itself is not taken, whenever and however often it is sent.</summary>
    public static bool IsInvalid(Error error) => error.Code is ErrorCode.InvalidTimestamp or ErrorCode.InvalidRecord or ErrorCode.Local_InvalidArg;

    public static ProduceFailedException From(Error error, PendingRecord pending, KafkaOptions options)
    {
        var tooLarge = error.Code is ErrorCode.MsgSizeTooLarge or ErrorCode.RecordListTooLarge;
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"A record of {pending.SizeBytes} bytes could not be written to {pending.Topic}: {error.Reason} ({error.Code}).");
        if (tooLarge)
        {
            text += string.Create(
                CultureInfo.InvariantCulture,
                $" The client takes {options.MaxMessageBytes} bytes ({KafkaOptions.Section}:{nameof(options.MaxMessageBytes)}), ")
                + "the broker what its message.max.bytes and the topic's max.message.bytes say.";
        }

        return new ProduceFailedException(text, new KafkaException(error))
        {
            TooLarge = tooLarge,
            Invalid = IsInvalid(error),
            Fatal = error.IsFatal,
        };
    }
}

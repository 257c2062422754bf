using System.Text;
using Confluent.Kafka;
using ScenarioOrleans.Kafka.DeadLettering;

namespace ScenarioOrleans.Cli.DeadLetters;

/// <summary>The message of a letter as it is sent again.</summary>
internal static class ReplayMessage
{
    /// <param name="letter">A letter that says where its message stood.</param>
    /// <param name="keepTime">Keep the message's time, so that an old snapshot stays older than those sent since.</param>
    public static Message<byte[]?, byte[]?> Of(DeadLetter letter, bool keepTime)
    {
        var message = new Message<byte[]?, byte[]?> { Key = letter.Key, Value = letter.Value, Headers = [] };
        foreach (var header in letter.Headers.Where(header => !DeadLetterHeaders.IsOurs(header.Key) && header.Key != ReplayHeaders.ReplayOf))
        {
            message.Headers.Add(header.Key, header.Value);
        }

        message.Headers.Add(ReplayHeaders.ReplayOf, Encoding.UTF8.GetBytes(letter.Source!.Value.ToString()));
        if (keepTime && letter.Written is { } time)
        {
            message.Timestamp = new Timestamp(time.Milliseconds, TimestampType.CreateTime);
        }

        return message;
    }
}

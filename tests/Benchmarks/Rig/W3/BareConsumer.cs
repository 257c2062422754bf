using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Confluent.Kafka;
using ScenarioOrleans.Rig.Broker;
using ScenarioOrleans.Rig.Processes;

namespace ScenarioOrleans.Rig.W3;

/// <summary>
/// What one writes with the client alone: read everything, keep nothing (or sums in a dictionary of this process). No durability, no
/// exactly-once, no answers; a bound for what comes through the client.
/// </summary>
internal static class BareConsumer
{
    /// <summary>What this program is started with to be one.</summary>
    public const string Command = "consume";

    public const string Default = "default";
    public const string Large = "large";
    public const string Sums = "sums";

    public static async Task<(double Rate, double CpuSeconds, long PeakBytes)> MeasureAsync(BenchBroker broker, string way, long count, CancellationToken cancel)
    {
        await using var child = Child.Start($"The bare consumer ({way})", Child.OfThisProgram(
            Command, broker.Bootstrap, broker.Topics.Input, Text(broker.Partitions), Text(count), way, broker.IsEmbedded ? "5" : "100"));
        var seconds = double.Parse(await child.ReadLineAsync(cancel), CultureInfo.InvariantCulture);
        var used = child.Figures();
        return (count / seconds, used.CpuSeconds / count, used.PeakBytes);
    }

    /// <summary>Reads so many messages, writes the seconds, and waits until its input ends.</summary>
    public static int Run(string[] args)
    {
        var (topic, partitions, count, way) = (args[2], Number(args[3]), Number(args[4]), args[5]);
        var config = new ConsumerConfig { BootstrapServers = args[1], GroupId = "bare", EnableAutoCommit = false, FetchWaitMaxMs = Number(args[6]) };
        if (way == Large)
        {
            config.QueuedMinMessages = 1_000_000;
            config.QueuedMaxMessagesKbytes = 1_000_000;
        }

        var sums = new Dictionary<string, double[]>(StringComparer.Ordinal);
        using var consumer = new ConsumerBuilder<Ignore, byte[]>(config).Build();
        var started = Stopwatch.GetTimestamp();
        consumer.Assign(Enumerable.Range(0, partitions).Select(partition => new TopicPartitionOffset(topic, partition, Offset.Beginning)));
        for (var read = 0; read < count;)
        {
            if (consumer.Consume(TimeSpan.FromSeconds(1)) is { } message)
            {
                read++;
                if (way == Sums)
                {
                    Add(sums, message.Message.Value);
                }
            }
        }

        Console.WriteLine(Stopwatch.GetElapsedTime(started).TotalSeconds.ToString(CultureInfo.InvariantCulture));
        Console.In.ReadToEnd();
        return 0;
    }

    private static void Add(Dictionary<string, double[]> sums, byte[] value)
    {
        var reader = new Utf8JsonReader(value);
        var (organization, measure) = (string.Empty, 0);
        Span<double> values = stackalloc double[8];
        string[] names = ["", "", "", ""];
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth == 1)
            {
                var isOrganization = reader.ValueTextEquals("organizationId"u8);
                reader.Read();
                organization = isOrganization ? reader.GetString()! : organization;
            }
            else if (reader.TokenType == JsonTokenType.PropertyName)
            {
                var dimension = reader.ValueTextEquals("Week"u8) ? 0 : reader.ValueTextEquals("Contact Type"u8) ? 1
                    : reader.ValueTextEquals("Staff Type"u8) ? 2 : reader.ValueTextEquals("Call Center"u8) ? 3 : -1;
                reader.Read();
                if (dimension >= 0)
                {
                    names[dimension] = reader.GetString()!;
                }
                else
                {
                    values[measure++ & 7] = reader.TokenType == JsonTokenType.Number ? reader.GetDouble() : 0;
                }
            }
        }

        var key = $"{organization}/{names[0]}/{names[1]}/{names[2]}/{names[3]}";
        if (!sums.TryGetValue(key, out var sum))
        {
            sums.Add(key, sum = new double[8]);
        }

        for (var at = 0; at < sum.Length; at++)
        {
            sum[at] += values[at];
        }
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}

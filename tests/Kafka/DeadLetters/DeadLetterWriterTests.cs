using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using ScenarioOrleans.Kafka.DeadLetters;
using ScenarioOrleans.Kafka.Options;
using ScenarioOrleans.Kafka.Producing;
using ScenarioOrleans.Kafka.Records;
using ScenarioOrleans.Kafka.Telemetry;

namespace ScenarioOrleans.Kafka.Tests.DeadLetters;

/// <summary>Dead letters that name what is missing, on a topic whose limit nobody told.</summary>
public sealed class DeadLetterWriterTests
{
    private static readonly ListHeader Missing = new("missing", "missing-part", [.. Enumerable.Range(0, 3_000).Select(i => Encoding.UTF8.GetBytes($"[\"Voice {i}\",\"Full-time\",\"Austin\"]"))]);

    [Theory]
    [InlineData(1_000_000, 1)]
    [InlineData(60_000, 3)]
    [InlineData(30_000, 6)]
    public async Task Send_TopicRefusesTheSize_NamesEachItemOnce(int limit, int atLeast)
    {
        var written = await SendAsync(new byte[10_000], limit);

        written.Count.ShouldBeGreaterThanOrEqualTo(atLeast);
        written.ShouldAllBe(letter => letter.Value.Length == 10_000);
        written.SelectMany(Read).ShouldBe(Missing.Items.Select(Encoding.UTF8.GetString), ignoreOrder: true);
    }

    [Fact]
    public async Task Send_ValueIsLargerThanTheTopicTakes_NamesTheItemsWithoutIt()
    {
        var written = await SendAsync(new byte[100_000], 50_000);

        written.ShouldAllBe(letter => letter.ValueIsNull && letter.Headers.LastText(DeadLetterHeaders.OmittedBytes) == "100000");
        written.SelectMany(Read).ShouldBe(Missing.Items.Select(Encoding.UTF8.GetString), ignoreOrder: true);
    }

    [Fact]
    public async Task Send_TopicRefusesTheTime_KeepsItAsAHeader()
    {
        var producer = new StrictProducer(1_000_000) { Latest = 1_704_412_800_000 };

        await Letters(producer, letters => letters.SendAsync(Message([1], 1_704_412_800_000_000), "empty", "why", default));

        var letter = producer.Written.Single();
        letter.Value.ToArray().ShouldBe([1]);
        letter.Headers.LastText(DeadLetterHeaders.OmittedTimestamp).ShouldBe("1704412800000000");
    }

    [Fact]
    public async Task Send_TopicRefusesTheTimeOfALetterThatNamesParts_KeepsItAsAHeader()
    {
        var producer = new StrictProducer(1_000_000) { Latest = 1_704_412_800_000 };

        await Letters(producer, letters => letters.SendAsync(Message([1], 1_704_412_800_000_000), "empty", "why", Missing, default));

        var letter = producer.Written.Single();
        letter.Value.ToArray().ShouldBe([1]);
        letter.Headers.LastText(DeadLetterHeaders.OmittedTimestamp).ShouldBe("1704412800000000");
        Read(letter).Count().ShouldBe(Missing.Items.Count);
    }

    [Fact]
    public async Task Send_MessageOfWhichNoLetterCanBeBuilt_WritesWhereItStands()
    {
        var producer = new StrictProducer(1_000_000);

        await Letters(producer, letters => letters.SendAsync(Message([1, 2]) with { Headers = new Unreadable() }, "empty", "why", default));

        var letter = producer.Written.Single();
        letter.Headers.LastText(DeadLetterHeaders.Offset).ShouldBe("7");
        letter.Headers.LastText(DeadLetterHeaders.OmittedBytes).ShouldBe("2");
    }

    [Fact]
    public async Task Send_TopicRefusesEveryForm_PassesTheRefusalOn()
    {
        var producer = new StrictProducer(10);

        await Should.ThrowAsync<ProduceFailedException>(() => Letters(producer, letters => letters.SendAsync(Message([1]), "empty", "why", default)));
    }

    private static async Task<List<OutgoingRecord>> SendAsync(byte[] value, int limit)
    {
        var producer = new StrictProducer(limit);
        await Letters(producer, letters => letters.SendAsync(Message(value), "retries-exhausted", "damaged", Missing, default));
        return producer.Written;
    }

    private static IncomingMessage Message(byte[] value, long time = -1) =>
        new() { Topic = "in", Partition = 0, Offset = 7, Value = value, TimestampMilliseconds = time };

    private static async Task Letters(StrictProducer producer, Func<DeadLetterWriter, Task> act)
    {
        using var services = new ServiceCollection().AddMetrics().AddSingleton<KafkaInstruments>().BuildServiceProvider();
        var options = Microsoft.Extensions.Options.Options.Create(new KafkaOptions());
        await act(new DeadLetterWriter(
            producer,
            new TopicLimits(options),
            options,
            services.GetRequiredService<KafkaInstruments>(),
            new RecentDeadLetters(TimeProvider.System),
            NullLogger<DeadLetterWriter>.Instance));
    }

    private static IEnumerable<string> Read(OutgoingRecord letter) =>
        JsonDocument.Parse(letter.Headers.Last(Missing.Name)).RootElement.EnumerateArray().Select(item => item.GetRawText());

    private sealed class StrictProducer(int limit) : IRecordProducer
    {
        public List<OutgoingRecord> Written { get; } = [];

        /// <summary>Later times are refused, as Kafka does by message.timestamp.after.max.ms.</summary>
        public long Latest { get; init; } = long.MaxValue;

        public void GiveUp()
        {
        }

        public Task ProduceAsync(OutgoingRecord record, CancellationToken cancel)
        {
            if (RecordSize.Of(record) > limit)
            {
                throw new ProduceFailedException("Too large.") { TooLarge = true };
            }

            if (record.TimestampMilliseconds > Latest)
            {
                throw new ProduceFailedException("No such time.") { Invalid = true };
            }

            Written.Add(record);
            return Task.CompletedTask;
        }
    }

    private sealed class Unreadable : IReadOnlyList<KeyValuePair<string, byte[]>>
    {
        public int Count => 1;

        public KeyValuePair<string, byte[]> this[int index] => throw new InvalidOperationException("unreadable");

        public IEnumerator<KeyValuePair<string, byte[]>> GetEnumerator() => throw new InvalidOperationException("unreadable");

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }
}

using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using ScenarioOrleans.Kafka.DeadLettering;
using ScenarioOrleans.Kafka.Records;
using ScenarioOrleans.Kafka.Options;
using ScenarioOrleans.Kafka.Producing;
using ScenarioOrleans.Kafka.Status;

namespace ScenarioOrleans.Kafka.Tests.DeadLettering;

/// <summary>Dead letters that name what is missing, on a topic whose limit nobody told.</summary>
public sealed class DeadLettersTests
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

    private static async Task<List<OutgoingRecord>> SendAsync(byte[] value, int limit)
    {
        using var services = new ServiceCollection().AddMetrics().AddSingleton<KafkaInstruments>().BuildServiceProvider();
        var options = Microsoft.Extensions.Options.Options.Create(new KafkaOptions());
        var producer = new StrictProducer(limit);
        var letters = new DeadLetters(
            producer,
            new TopicLimits(options),
            options,
            services.GetRequiredService<KafkaInstruments>(),
            new RecentDeadLetters(TimeProvider.System),
            NullLogger<DeadLetters>.Instance);

        await letters.SendAsync(new IncomingMessage { Topic = "in", Partition = 0, Offset = 7, Value = value }, "retries-exhausted", "damaged", Missing, default);

        return producer.Written;
    }

    private static IEnumerable<string> Read(OutgoingRecord letter) =>
        JsonDocument.Parse(letter.Headers.Last(Missing.Name)).RootElement.EnumerateArray().Select(item => item.GetRawText());

    private sealed class StrictProducer(int limit) : IRecordProducer
    {
        public List<OutgoingRecord> Written { get; } = [];

        public Task ProduceAsync(OutgoingRecord record, CancellationToken cancel)
        {
            if (RecordSize.Of(record) > limit)
            {
                throw new ProduceFailedException("Too large.") { TooLarge = true };
            }

            Written.Add(record);
            return Task.CompletedTask;
        }
    }
}

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using ScenarioOrleans.Aggregation;
using ScenarioOrleans.Grains.Ports;
using ScenarioOrleans.Silo.Kafka.DeadLettering;
using ScenarioOrleans.Silo.Kafka.Messages;
using ScenarioOrleans.Silo.Kafka.Options;
using ScenarioOrleans.Silo.Kafka.Producing;
using ScenarioOrleans.Silo.Kafka.Status;

namespace ScenarioOrleans.Silo.Tests.Kafka.DeadLettering;

/// <summary>Dead letters for some groups, on a topic whose limit nobody told.</summary>
public sealed class DeadLettersTests
{
    private static readonly GroupKey[] Groups = [.. Enumerable.Range(0, 3_000).Select(i => new GroupKey($"Voice {i}", "Full-time", "Austin"))];

    [Theory]
    [InlineData(1_000_000, 1)]
    [InlineData(60_000, 3)]
    [InlineData(30_000, 6)]
    public async Task Send_TopicRefusesTheSize_NamesEachGroupOnce(int limit, int atLeast)
    {
        var written = await SendAsync(new byte[10_000], limit);

        written.Count.ShouldBeGreaterThanOrEqualTo(atLeast);
        written.ShouldAllBe(letter => letter.Value.Length == 10_000);
        written.SelectMany(Read).ShouldBe(Groups, ignoreOrder: true);
    }

    [Fact]
    public async Task Send_ValueIsLargerThanTheTopicTakes_NamesTheGroupsWithoutIt()
    {
        var written = await SendAsync(new byte[100_000], 50_000);

        written.ShouldAllBe(letter => letter.ValueIsNull && letter.Headers.LastText(DeadLetterHeaders.OmittedBytes) == "100000");
        written.SelectMany(Read).ShouldBe(Groups, ignoreOrder: true);
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

        await letters.SendAsync(new IncomingMessage { Topic = "in", Partition = 0, Offset = 7, Value = value }, "retries-exhausted", "damaged", Groups, default);

        return producer.Written;
    }

    private static IEnumerable<GroupKey> Read(OutgoingRecord letter) =>
        RemainingGroups.TryRead(letter.Headers.Last(RemainingGroups.Header), out var groups, out var fault) ? groups : throw new FormatException(fault);

    private sealed class StrictProducer(int limit) : IAnswerProducer
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

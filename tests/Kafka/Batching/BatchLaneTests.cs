using Confluent.Kafka;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using ScenarioOrleans.Kafka.Batching;
using ScenarioOrleans.Kafka.Consuming;
using ScenarioOrleans.Kafka.Handling;
using ScenarioOrleans.Kafka.Tests.Support;

namespace ScenarioOrleans.Kafka.Tests.Batching;

public sealed class BatchLaneTests : IDisposable
{
    private readonly ManualTime _time = new();
    private readonly ServiceProvider _services;
    private readonly BatchLane _lane;
    private readonly PartitionWork _work = new(new TopicPartition("t", 0), 0);
    private long _next;

    public BatchLaneTests()
    {
        var services = new ServiceCollection().AddLogging()
            .AddSingleton<TimeProvider>(_time)
            .AddSingleton<IMessageHandler>(new RecordingHandler())
            .AddSingleton<IFailureClassifier, TestFailures>()
            .AddSingleton<IBatchHandler>(new BatchingHandler());
        services.AddKafka(new ConfigurationBuilder().AddInMemoryCollection([new("Kafka:BootstrapServers", "localhost:1")]).Build());
        _services = services.BuildServiceProvider();
        _lane = _services.GetRequiredService<BatchLane>();
    }

    [Theory]
    [InlineData(255, false)]
    [InlineData(256, true)]
    public void IsGathering_AfterABatch_OnlyWhenItHadMany(int messages, bool gathers)
    {
        Add(messages);
        _lane.IsGathering.ShouldBeFalse("no batch came before");
        Send();
        _lane.IsGathering.ShouldBeFalse("there is nothing to send");

        Add(1);

        _lane.IsGathering.ShouldBe(gathers);
    }

    [Fact]
    public void IsGathering_AQuarterOfASecondOld_NoMore()
    {
        Add(1_000);
        Send();
        _time.Advance(TimeSpan.FromMilliseconds(100));
        Add(1);

        _time.Advance(TimeSpan.FromMilliseconds(249));
        _lane.IsGathering.ShouldBeTrue();
        _time.Advance(TimeSpan.FromMilliseconds(1));

        _lane.IsGathering.ShouldBeFalse();
        Send();
    }

    [Fact]
    public void IsGathering_FirstMessageAfterAPause_IsNotHeldBack()
    {
        Add(1_000);
        Send();
        _time.Advance(TimeSpan.FromMilliseconds(250));

        Add(1);

        _lane.IsGathering.ShouldBeFalse();
    }

    [Fact]
    public void TrySend_WhileGathering_Sends()
    {
        Add(1_000);
        Send();
        Add(1);
        _lane.IsGathering.ShouldBeTrue();

        Send();
    }

    public void Dispose() => _services.Dispose();

    private void Add(int messages)
    {
        for (var i = 0; i < messages; i++)
        {
            _lane.TryAdd(_work, new ConsumeResult<RecordBytes, RecordBytes>
            {
                TopicPartitionOffset = new TopicPartitionOffset(_work.Partition, _next++),
                Message = new Message<RecordBytes, RecordBytes> { Key = new RecordBytes(default, true), Value = new RecordBytes("b"u8.ToArray(), false) },
            }).ShouldBeTrue();
        }
    }

    private void Send()
    {
        _lane.TrySend();
        _lane.IsEmpty.ShouldBeTrue();
    }
}

using Confluent.Kafka;
using ScenarioOrleans.Kafka.Consuming;

namespace ScenarioOrleans.Kafka.Tests.Consuming;

public sealed class PartitionListTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("3", "3")]
    [InlineData("0 1 2 3", "0-3")]
    [InlineData("4 0 2 1 7 6", "0-2, 4, 6-7")]
    public void Of_Partitions_AreRangesInOrder(string numbers, string text) => PartitionList.Of(
        numbers.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(number => new TopicPartition("t", int.Parse(number, null)))).ShouldBe(text);
}

using System.Text;
using ScenarioOrleans.Kafka.DeadLetters;
using ScenarioOrleans.Kafka.Records;

namespace ScenarioOrleans.Kafka.Tests.DeadLetters;

public sealed class DeadLetterRecordTests
{
    private static readonly IncomingMessage Message = new()
    {
        Topic = "in",
        Partition = 3,
        Offset = 42,
        TimestampMilliseconds = 1_700_000_000_123,
        Key = [1, 2],
        Value = new byte[] { 9, 8, 7 },
        Headers = [Header("traceparent", "t"), Header("own", "a"), Header("own", "b")],
        DeliveryCount = 4,
    };

    [Fact]
    public void Of_AnyMessage_KeepsKeyValueHeadersAndTime()
    {
        var record = DeadLetterRecord.Of(Message, "in.DLT", "group", "malformed-json", "at 7");

        record.Topic.ShouldBe("in.DLT");
        record.Key.ShouldBe([1, 2]);
        record.Value.ToArray().ShouldBe([9, 8, 7]);
        record.ValueIsNull.ShouldBeFalse();
        record.TimestampMilliseconds.ShouldBe(1_700_000_000_123);
        Text(record.Headers).Take(3).ShouldBe(["traceparent=t", "own=a", "own=b"]);
    }

    [Fact]
    public void Of_AnyMessage_SaysWhereItCameFromAndWhy() =>
        Text(DeadLetterRecord.Of(Message, "in.DLT", "group", "malformed-json", "wörtlich").Headers).Skip(3).ShouldBe(
        [
            "__dlq.errors.topic=in",
            "__dlq.errors.partition=3",
            "__dlq.errors.offset=42",
            "__dlq.errors.group=group",
            "__dlq.errors.delivery.count=4",
            "__dlq.errors.message=wörtlich",
            "scenario.error.code=malformed-json",
        ]);

    [Fact]
    public void Of_ReplayedMessage_ReplacesTheHeadersOfTheEarlierBurial()
    {
        var buried = DeadLetterRecord.Of(Message, "in.DLT", "group", "empty", "first");
        var again = Message with { Offset = 50, Headers = buried.Headers, DeliveryCount = 1 };

        var record = DeadLetterRecord.Of(again, "in.DLT", "group", "unknown-event", "second");

        Text(record.Headers).ShouldBe(
        [
            "traceparent=t",
            "own=a",
            "own=b",
            "__dlq.errors.topic=in",
            "__dlq.errors.partition=3",
            "__dlq.errors.offset=50",
            "__dlq.errors.group=group",
            "__dlq.errors.delivery.count=1",
            "__dlq.errors.message=second",
            "scenario.error.code=unknown-event",
        ]);
    }

    [Fact]
    public void Of_Tombstone_StaysATombstone() =>
        DeadLetterRecord.Of(Message with { Value = default, ValueIsNull = true }, "in.DLT", "group", "empty", "").ValueIsNull.ShouldBeTrue();

    [Fact]
    public void Of_NoTimestamp_LeavesItToTheClient() =>
        DeadLetterRecord.Of(Message with { TimestampMilliseconds = -1 }, "in.DLT", "group", "empty", "").TimestampMilliseconds.ShouldBeNull();

    [Fact]
    public void Of_EndlessText_IsCut()
    {
        var record = DeadLetterRecord.Of(Message, "in.DLT", "group", "empty", new string('x', 100_000));

        record.Headers.LastText(DeadLetterHeaders.Message)!.Length.ShouldBe(DeadLetterRecord.MaxTextLength);
    }

    [Fact]
    public void WithValue_OtherBytes_TakeThePlaceOfTheValue()
    {
        var record = DeadLetterRecord.WithValue(Message, "in.DLT", "group", DeadLetterCodes.RowsRejected, "2 rows", "[]"u8.ToArray());

        record.Value.ToArray().ShouldBe("[]"u8.ToArray());
        record.Headers.LastText(DeadLetterHeaders.Code).ShouldBe("rows-rejected");
    }

    [Fact]
    public void WithoutValue_TooLargeMessage_SaysHowMuchIsMissing()
    {
        var record = DeadLetterRecord.WithoutValue(Letter);

        record.ValueIsNull.ShouldBeTrue();
        record.Value.IsEmpty.ShouldBeTrue();
        record.Headers.LastText(DeadLetterHeaders.OmittedBytes).ShouldBe("3");
    }

    [Theory]
    [InlineData(1_704_412_800_000_000)]
    [InlineData(long.MaxValue)]
    public void Of_TimeThatIsNoDate_StaysThatNumber(long milliseconds) =>
        DeadLetterRecord.Of(Message with { TimestampMilliseconds = milliseconds }, "in.DLT", "group", "empty", "")
            .TimestampMilliseconds.ShouldBe(milliseconds);

    [Fact]
    public void Of_MessageWithoutKey_HasItsPositionAsKeyAndSaysSo()
    {
        var record = DeadLetterRecord.Of(Message with { Key = null }, "in.DLT", "group", "empty", "");

        Encoding.UTF8.GetString(record.Key!).ShouldBe("in/3/42");
        record.Headers.LastText(DeadLetterHeaders.KeyAbsent).ShouldBe("true");
        DeadLetterRecord.Of(Message, "in.DLT", "group", "empty", "").Headers.Last(DeadLetterHeaders.KeyAbsent).ShouldBeNull();
    }

    [Fact]
    public void Reduced_RefusedForItsSize_LosesValueThenTheMessagesHeadersThenNothing()
    {
        var bare = DeadLetterRecord.Reduced(Letter, tooLarge: true)!;
        bare.ValueIsNull.ShouldBeTrue();
        bare.Headers.Last("own").ShouldNotBeNull();
        bare.TimestampMilliseconds.ShouldNotBeNull();

        var least = DeadLetterRecord.Reduced(bare, tooLarge: true)!;
        least.Headers.ShouldAllBe(header => DeadLetterHeaders.IsOurs(header.Key));
        least.Headers.LastText(DeadLetterHeaders.OmittedHeaders).ShouldBe("3");
        least.Headers.LastText(DeadLetterHeaders.OmittedBytes).ShouldBe("3");
        DeadLetterRecord.Reduced(least, tooLarge: true).ShouldBeNull();
    }

    [Fact]
    public void Reduced_RefusedForAnythingElse_LosesItsTimeFirst()
    {
        var timeless = DeadLetterRecord.Reduced(Letter, tooLarge: false)!;

        timeless.TimestampMilliseconds.ShouldBeNull();
        timeless.Headers.LastText(DeadLetterHeaders.OmittedTimestamp).ShouldBe("1700000000123");
        timeless.Value.ShouldBe(Letter.Value);
        DeadLetterRecord.Reduced(timeless, tooLarge: false)!.ValueIsNull.ShouldBeTrue();
    }

    private static OutgoingRecord Letter => DeadLetterRecord.Of(Message, "in.DLT", "group", "empty", "");

    private static KeyValuePair<string, byte[]> Header(string name, string value) => new(name, Encoding.UTF8.GetBytes(value));

    private static IEnumerable<string> Text(IEnumerable<KeyValuePair<string, byte[]>> headers) =>
        headers.Select(header => $"{header.Key}={Encoding.UTF8.GetString(header.Value)}");
}

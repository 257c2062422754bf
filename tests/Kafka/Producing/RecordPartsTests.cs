using System.Text;
using FsCheck;
using FsCheck.Fluent;
using ScenarioOrleans.Kafka.Producing;
using ScenarioOrleans.Kafka.Records;

namespace ScenarioOrleans.Kafka.Tests.Producing;

public sealed class RecordPartsTests
{
    /// <summary>What the records below take without a value: batch, fields, key and headers, part and parts at their longest.</summary>
    private const int Envelope = 61 + 41 + 5 + (10 + 10 + 6) + (10 + 4 + 10) + (10 + 5 + 10);

    [Fact]
    public void Of_WithinTheLimit_IsTheRecordItself()
    {
        var record = Record(new string('x', 100));

        RecordParts.Of(record, Envelope + 100).ShouldBe([record]);
    }

    [Fact]
    public void Of_OverTheLimit_HasTheseBytes()
    {
        var value = string.Concat(Enumerable.Range(0, 20).Select(number => $"0123456{number % 10}"));

        var record = Record(value);

        var parts = RecordParts.Of(record, Envelope + 64);

        parts.Select(part => Encoding.ASCII.GetString(part.Value.Span)).ShouldBe([value[..64], value[64..128], value[128..]]);
        parts.Select(Headers).ShouldBe(["message-id=in/0/7 part=1 parts=3", "message-id=in/0/7 part=2 parts=3", "message-id=in/0/7 part=3 parts=3"]);
        parts.ShouldAllBe(part => part.Key == record.Key && part.Topic == null);
    }

    [Fact]
    public void Of_CutWouldLookLikeABeginning_IsMovedForward()
    {
        var value = new string('x', 64) + "H4sI" + new string('y', 60);

        var parts = RecordParts.Of(Record(value), Envelope + 64);

        Encoding.ASCII.GetString(parts[0].Value.Span).ShouldBe(new string('x', 63));
        Encoding.ASCII.GetString(parts[1].Value.Span).ShouldStartWith("xH4sI");
    }

    [Fact]
    public void Of_CutInsideACharacter_IsMovedForward()
    {
        var euros = string.Concat(Enumerable.Repeat("€", 20));

        var parts = RecordParts.Of(Record(new string('x', 62) + euros), Envelope + 64);

        parts[0].Value.Length.ShouldBe(62);
        Encoding.UTF8.GetString(parts[1].Value.Span).ShouldBe(euros);
    }

    [Fact]
    public void Of_HeadersLeaveNoRoom_SaysSo()
    {
        var error = Should.Throw<ProduceFailedException>(() => RecordParts.Of(Record(new string('x', 1000)), Envelope + 10));

        error.TooLarge.ShouldBeTrue();
        error.Message.ShouldContain("max.message.bytes");
    }

    [Fact]
    public void Of_AnyValueAndLimit_PartsJoinToTheValueAndFit() =>
        Check.QuickThrowOnFailure(Prop.ForAll<byte[], PositiveInt, PositiveInt>((bytes, repeat, room) =>
        {
            var value = Enumerable.Repeat(bytes, 1 + (repeat.Get % 40)).SelectMany(some => some).ToArray();
            var record = Record(string.Empty) with { Value = value };
            var limit = Envelope + 64 + (room.Get % 200);

            var parts = RecordParts.Of(record, limit);

            return parts.SelectMany(part => part.Value.ToArray()).SequenceEqual(value) && parts.All(part => RecordSize.Of(part) <= limit);
        }));

    private static OutgoingRecord Record(string value) =>
        new(null, "org-1"u8.ToArray(), Encoding.UTF8.GetBytes(value), [new("message-id", "in/0/7"u8.ToArray())], null) { MaySplit = true };

    private static string Headers(OutgoingRecord record) =>
        string.Join(' ', record.Headers.Select(header => $"{header.Key}={Encoding.UTF8.GetString(header.Value)}"));
}

using ScenarioOrleans.Aggregation;
using ScenarioOrleans.Grains.Ports;
using ScenarioOrleans.Silo.Kafka.DeadLettering;
using ScenarioOrleans.Silo.Kafka.Messages;
using ScenarioOrleans.Silo.Kafka.Producing;

namespace ScenarioOrleans.Silo.Tests.Kafka.DeadLettering;

public sealed class RemainingLettersTests
{
    private static readonly GroupKey[] Groups = [.. Enumerable.Range(0, 1_000).Select(i => new GroupKey($"Voice {i}", "Full-time", "Austin"))];

    private static readonly OutgoingRecord Letter = new(
        "in.DLT", [1], new byte[500], [new("own", [4]), new(RemainingGroups.Header, [5]), new(RemainingGroups.Part, [6])], null);

    [Fact]
    public void Of_RoomForAll_NamesThemInOneLetterInsteadOfThoseBefore()
    {
        var letter = RemainingLetters.Of(Letter, Groups, 1_000_000)!.ShouldHaveSingleItem();

        letter.Headers.Select(header => header.Key).ShouldBe(["own", RemainingGroups.Header]);
        Read(letter).ShouldBe(Groups, ignoreOrder: true);
    }

    [Fact]
    public void Of_TooManyForOneRecord_NamesEachOnceInLettersOfTheSameValue()
    {
        var letters = RemainingLetters.Of(Letter, Groups, 10_000)!;

        letters.Count.ShouldBeGreaterThan(2);
        letters.ShouldAllBe(letter => RecordSize.Of(letter) <= 10_000 && letter.Value.Length == 500);
        letters.SelectMany(Read).ShouldBe(Groups, ignoreOrder: true);
        letters.Select(letter => letter.Headers.LastText(RemainingGroups.Part)).ShouldBe(Enumerable.Range(1, letters.Count).Select(part => $"{part}/{letters.Count}"));
        letters.Max(RecordSize.Of).ShouldBe(RecordSize.Of(letters[0]));
    }

    [Fact]
    public void Of_NoRoomBesideTheValue_IsNone() => RemainingLetters.Of(Letter, Groups, 700).ShouldBeNull();

    private static IEnumerable<GroupKey> Read(OutgoingRecord letter) =>
        RemainingGroups.TryRead(letter.Headers.Last(RemainingGroups.Header), out var groups, out var fault) ? groups : throw new FormatException(fault);
}

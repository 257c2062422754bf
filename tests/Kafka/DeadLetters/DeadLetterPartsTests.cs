using System.Text;
using System.Text.Json;
using ScenarioOrleans.Kafka.DeadLetters;
using ScenarioOrleans.Kafka.Producing;
using ScenarioOrleans.Kafka.Records;

namespace ScenarioOrleans.Kafka.Tests.DeadLetters;

public sealed class DeadLetterPartsTests
{
    private static readonly ListHeader Missing = new("missing", "missing-part", [.. Enumerable.Range(0, 1_000).Select(i => Encoding.UTF8.GetBytes($"[\"Voice {i}\",\"Full-time\"]"))]);

    private static readonly OutgoingRecord Letter = new(
        "in.DLT", [1], new byte[500], [new("own", [4]), new("missing", [5]), new("missing-part", [6])], null);

    [Fact]
    public void Of_RoomForAll_NamesThemInOneLetterInsteadOfThoseBefore()
    {
        var letter = DeadLetterParts.Of(Letter, Missing, 1_000_000)!.ShouldHaveSingleItem();

        letter.Headers.Select(header => header.Key).ShouldBe(["own", "missing"]);
        Read(letter).ShouldBe(Items(), ignoreOrder: true);
    }

    [Fact]
    public void Of_TooManyForOneRecord_NamesEachOnceInLettersOfTheSameValue()
    {
        var letters = DeadLetterParts.Of(Letter, Missing, 10_000)!;

        letters.Count.ShouldBeGreaterThan(2);
        letters.ShouldAllBe(letter => RecordSize.Of(letter) <= 10_000 && letter.Value.Length == 500);
        letters.SelectMany(Read).ShouldBe(Items(), ignoreOrder: true);
        letters.Select(letter => letter.Headers.LastText(Missing.PartName)).ShouldBe(Enumerable.Range(1, letters.Count).Select(part => $"{part}/{letters.Count}"));
        letters.Max(RecordSize.Of).ShouldBe(RecordSize.Of(letters[0]));
    }

    [Fact]
    public void Of_NoRoomBesideTheValue_IsNone() => DeadLetterParts.Of(Letter, Missing, 640).ShouldBeNull();

    private static IEnumerable<string> Items() => Missing.Items.Select(Encoding.UTF8.GetString);

    private static IEnumerable<string> Read(OutgoingRecord letter) =>
        JsonDocument.Parse(letter.Headers.Last(Missing.Name)).RootElement.EnumerateArray().Select(item => item.GetRawText());
}

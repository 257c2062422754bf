using System.Text;
using ScenarioOrleans.Aggregation.Tests.Slow;

namespace ScenarioOrleans.Aggregation.Tests.Reading.Columns;

/// <summary>Which column of a row is read as which.</summary>
public sealed class ColumnNamesTests
{
    private const string Group = "\"Week\":\"2024-01-05\",\"Contact Type\":\"a\",\"Staff Type\":\"b\",\"Call Center\":\"c\"";

    private static readonly FoldNames Configured = new() { Aliases = ColumnAliases.Parse("Calls Offered=Volume;Datum=Week;Standort=Call Center") };

    [Theory]
    [InlineData("\"volume\":7")]
    [InlineData("\"VOLUME\":7")]
    [InlineData("\"Volume \":7")]
    [InlineData("\" Volume\":7")]
    [InlineData("\"Vol_ume\":7")]
    [InlineData("\"\\u0076olume\":7")]
    [InlineData("\"\\tVolume\\u00a0\":7")]
    [InlineData("\"\\u3000volume\":7")]
    [InlineData("\"volume\":1,\"VOLUME\":7")]
    [InlineData("\"VOLUME\":7,\"volumes\":1")]
    [InlineData("\"volume\":1,\"Volume\":7")]
    [InlineData("\"Volume\":7,\"volume\":1")]
    [InlineData("\"volume\":1,\"Volume\":2,\"Volume\":7,\"VOLUME\":3")]
    [InlineData("\"volume\":\"7\"")]
    public void Fold_NameThatIsNearlyTheColumns_CountsWhereTheExactOneIsMissing(string fields) => Volume(fields, FoldNames.Default).ShouldBe("7");

    [Theory]
    [InlineData("\"volume\":7,\"Volume\":null")]
    [InlineData("\"Volume\":null,\"volume\":7")]
    [InlineData("\"vo-lume\":7")]
    [InlineData("\"Volumes\":7")]
    [InlineData("\"\\ud800volume\":7")]
    [InlineData("\"\":7")]
    [InlineData("\"Calls Offered\":7")]
    public void Fold_OtherName_DoesNotCount(string fields) => Volume(fields, FoldNames.Default).ShouldBe("0");

    [Theory]
    [InlineData("\"calls_offered\":7", "7")]
    [InlineData("\"Calls Offered\":1,\"CallsOffered\":7", "7")]
    [InlineData("\"Calls Offered\":1,\"volume\":7", "7")]
    [InlineData("\"volume\":7,\"Calls Offered\":1", "7")]
    [InlineData("\"Volume\":7,\"Calls Offered\":1,\"volume\":2", "7")]
    [InlineData("\"Calls Offered\":7,\"Volume\":null", "0")]
    public void Fold_ConfiguredName_CountsWhereNoBetterOneIs(string fields, string volume) => Volume(fields, Configured).ShouldBe(volume);

    [Fact]
    public void Fold_NearNamesOfEveryColumn_AreReadAsTheExactOnes()
    {
        var random = new Random(1);
        var exact = string.Join(',', new RandomRows(random).Regular(80));
        foreach (Func<string, string> change in new Func<string, string>[]
        {
            name => name.ToLowerInvariant(), name => name.ToUpperInvariant(), name => name.Replace(' ', '_'), name => $" {name}", name => name.Replace(" ", "", StringComparison.Ordinal),
        })
        {
            var near = RowField.Names.Aggregate(exact, (rows, name) => rows.Replace($"\"{name}\"", $"\"{change(name)}\"", StringComparison.Ordinal));
            near.ShouldNotBe(exact);
            Fold.Text(Request(near)).ShouldBe(Fold.Text(Request(exact)));
        }
    }

    [Fact]
    public void Fold_RowsThatWriteNamesDifferently_EachCountByTheirOwn()
    {
        var rows = string.Join(',', Enumerable.Range(0, 60).Select(i =>
            $$"""{ {{Group}},{{(i % 5) switch { 0 => "\"Volume\":1", 1 => "\"volume\":1", 2 => "\"VOLUME\":9,\"Volume\":1", 3 => "\"x\":5,\"Volume \":1", _ => "\"y\":1" }}}}"""));
        Sums(Request(rows), FoldNames.Default).Sum(Measure.Volume).ToString().ShouldBe("48");
    }

    [Fact]
    public void Fold_MoreNamesThanAreRemembered_AreStillRead()
    {
        var random = new Random(2);
        string Noise() => string.Concat(Enumerable.Range(0, 40).Select(_ => $"\"n{random.Next(2_000)}\":1,"));
        var rows = string.Join(',', Enumerable.Range(0, 100).Select(i => $$"""{ {{Noise()}}"vol{{new string('_', i * 8)}}ume":1,{{Noise()}}{{Group}}}"""));
        Sums(Request(rows), FoldNames.Default).Sum(Measure.Volume).ToString().ShouldBe("100");
    }

    [Fact]
    public void Fold_NamesOfOtherRules_AreForgotten()
    {
        const string Row = """{"Datum":"2024-01-05","Contact Type":"a","Staff Type":"b","standort":"c","calls offered":7}""";
        for (var times = 0; times < 2; times++)
        {
            MessageFolder.Fold(Request(Row), FoldLimits.Default, Configured).Message!.Groups.ShouldHaveSingleItem().Group.CallCenter.ShouldBe("c");
            Fold.Message(Request(Row)).Rejected.Items.ShouldHaveSingleItem().Text.ShouldStartWith("Call Center is missing");
        }
    }

    private static string Volume(string fields, FoldNames names)
    {
        // Alone, and behind rows of the same shape.
        var row = $$"""{ {{Group}},{{fields}}}""";
        var sums = Sums(Request(row), names).Sum(Measure.Volume).ToString();
        var three = Sums(Request($"{row},{row},{row}"), names).Sum(Measure.Volume).ToString();
        three.ShouldBe((int.Parse(sums, null) * 3).ToString((IFormatProvider?)null));
        return sums;
    }

    private static MeasureSums Sums(byte[] request, FoldNames names)
    {
        var message = MessageFolder.Fold(request, FoldLimits.Default, names).Message!;
        message.Rejected.Count.ShouldBe(0);
        return message.Groups.ShouldHaveSingleItem().Days[new DateOnly(2024, 1, 5)]!;
    }

    private static byte[] Request(string rows) => Encoding.UTF8.GetBytes($$"""{"organizationId":"o","weekly":[{{rows}}]}""");
}

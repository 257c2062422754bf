using ScenarioOrleans.Aggregation.Tests.Slow;

namespace ScenarioOrleans.Aggregation.Tests.Reading;

/// <summary>Measures that come as texts.</summary>
public sealed class MeasureTextTests
{
    [Theory]
    [InlineData("\"5\"", "5")]
    [InlineData("\" 12.50 \"", "12.5")]
    [InlineData("\"-7\"", "-7")]
    [InlineData("\"1.5e2\"", "150")]
    [InlineData("\"1E-3\"", "0.001")]
    [InlineData("\"0.1234567890123456785\"", "0.123456789012345678")]
    [InlineData("\"123456789012345e-3\"", "123456789012.345")]
    [InlineData("\"\\u0035\"", "5")]
    [InlineData("\"\\t5\\u00a0\"", "5")]
    [InlineData("\"1000000000000\"", "1000000000000")]
    public void Fold_TextThatIsANumber_IsThatNumber(string value, string sum)
    {
        foreach (var sums in InEachPlace(value))
        {
            (sums.Sum(Measure.Volume).ToString(), sums.Count(Measure.Volume)).ShouldBe((sum, 1));
        }
    }

    [Theory]
    [InlineData("\"\"")]
    [InlineData("\"   \"")]
    [InlineData("\"\\n\\u3000\"")]
    [InlineData("\"NaN\"")]
    [InlineData("\"nan\"")]
    [InlineData("\"null\"")]
    [InlineData("\"NULL\"")]
    [InlineData("\"-\"")]
    [InlineData("\" - \"")]
    [InlineData("\"N/A\"")]
    [InlineData("\"n/a\"")]
    [InlineData("\"N\\/A\"")]
    [InlineData("\"\\u006eull\"")]
    public void Fold_TextForNothing_IsNull(string value)
    {
        foreach (var sums in InEachPlace(value))
        {
            (sums.Sum(Measure.Volume).ToString(), sums.Count(Measure.Volume)).ShouldBe(("0", 0));
        }
    }

    [Fact]
    public void Fold_ManyRowsWithMeasuresInQuotes_AreTheSameAsWithout()
    {
        string[] values = ["5", "0.25", "null", "-3", "1e3", "NaN", "123456789.123456789", "7", "", "-", " 8", "\\u0039", "N/A", "82.5%", "1."];
        string Request(Func<string, string> write) =>
            $$"""{"organizationId":"o","weekly":[{{string.Join(',', Enumerable.Range(0, 200).Select(i => Row(write(values[i * 7 % values.Length]), "2024-01-05")))}}]}""";
        var quoted = Fold.Message(Request(value => $"\"{value}\""));
        var plain = Fold.Message(Request(value => value switch { "" or "-" or "N/A" => "null", " 8" => "8", "\\u0039" => "9", "82.5%" or "1." => "true", _ => value }));
        Fold.Answer(quoted).ShouldBe(Fold.Answer(plain));
        quoted.Rejected.Count.ShouldBeGreaterThan(20);
    }

    [Fact]
    public void Fold_DatesWithBlanksBeforeThem_AreNotTakenForEachOther()
    {
        var message = Fold.Message($$"""{"organizationId":"o","weekly":[{{Row("1", " 2024-01-05")}},{{Row("2", " 2024-01-05")}},{{Row("4", " 2024-01-0")}},{{Row("8", "2024-01-06")}},{{Row("8", "2024-01-06 ")}}]}""");
        var days = message.Groups.ShouldHaveSingleItem().Days;
        days[new DateOnly(2024, 1, 5)]!.Sum(Measure.Volume).ToString().ShouldBe("3");
        days[new DateOnly(2024, 1, 6)]!.Sum(Measure.Volume).ToString().ShouldBe("16");
        message.Rejected.Items.ShouldHaveSingleItem().Index.ShouldBe(2);
    }

    /// <summary>The value in the first row, which teaches the shape, and behind rows of another shape and of its own.</summary>
    private static IEnumerable<MeasureSums> InEachPlace(string value)
    {
        foreach (var volumes in new[] { [value, "null"], ["null", "null", value], new[] { "\"\"", "\"\"", value } })
        {
            var message = Fold.Message($$"""{"organizationId":"o","weekly":[{{string.Join(',', volumes.Select(volume => Row(volume, "2024-01-05")))}}]}""");
            message.Rejected.Count.ShouldBe(0);
            yield return message.Groups.ShouldHaveSingleItem().Days[new DateOnly(2024, 1, 5)]!;
        }
    }

    private static string Row(string volume, string week) =>
        $$"""{"Week":"{{week}}","Contact Type":"a","Staff Type":"b","Call Center":"c","Volume":{{volume}},"Abandons":1}""";
}

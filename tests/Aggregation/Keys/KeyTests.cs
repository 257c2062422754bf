using FsCheck;
using FsCheck.Fluent;

namespace ScenarioOrleans.Aggregation.Tests.Keys;

public sealed class KeyTests
{
    private static readonly Arbitrary<string[]> Names = ArbMap.Default.ArbFor<NonEmptyString[]>()
        .Filter(parts => parts.Length >= 5 && parts.All(part => IsWellFormed(part.Get)))
        .Convert(parts => parts.Select(part => part.Get).ToArray(), parts => [.. parts.Select(NonEmptyString.NewNonEmptyString)]);

    [Fact]
    public void Parse_WhatToStringWrote_GivesTheKeyBack() => Prop.ForAll(Names, parts =>
    {
        var scenario = new ScenarioKey(parts[0], parts[1]);
        var group = new GroupKey(parts[2], parts[3], parts[4]);
        var aggregate = new AggregateKey(scenario, AggregateKind.Running, group);
        return ScenarioKey.Parse(scenario.ToString()) == scenario
            && GroupKey.Parse(group.ToString()) == group
            && AggregateKey.Parse(aggregate.ToString()) == aggregate;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void ToString_DifferentKeys_Differ() => Prop.ForAll(Names, Names, (left, right) =>
        new ScenarioKey(left[0], left[1]) == new ScenarioKey(right[0], right[1])
        || new ScenarioKey(left[0], left[1]).ToString() != new ScenarioKey(right[0], right[1]).ToString())
        .QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("org-1", "plan", "org-1/plan")]
    [InlineData("a/b", "50%", "a%2Fb/50%25")]
    [InlineData("Kraków", "東京 \U0001F600", "Kraków/東京 \U0001F600")]
    [InlineData("a\nb", "\u0085", "a%0Ab/%C2%85")]
    public void ToString_Scenario_EscapesOnlyWhatItMust(string organization, string scenario, string text) =>
        new ScenarioKey(organization, scenario).ToString().ShouldBe(text);

    [Fact]
    public void ToString_Aggregate_NamesItsKind()
    {
        var (scenario, group) = (new ScenarioKey("o", "s"), new GroupKey("Voice", "Full/time", "Austin"));
        new AggregateKey(scenario, AggregateKind.Snapshot, group).ToString().ShouldBe("o/s/snapshot/Voice/Full%2Ftime/Austin");
        new AggregateKey(scenario, AggregateKind.Running, group).ToString().ShouldBe("o/s/running/Voice/Full%2Ftime/Austin");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("alone")]
    [InlineData("/b")]
    [InlineData("a/")]
    [InlineData("a/b/c")]
    [InlineData("a%/b")]
    [InlineData("a%2/b")]
    [InlineData("a%2f/b")]
    [InlineData("a%41/b")]
    [InlineData("a%FF/b")]
    [InlineData("a\n/b")]
    public void TryParse_WhatToStringNeverWrites_IsFalse(string? text)
    {
        ScenarioKey.TryParse(text, out _).ShouldBeFalse();
        Should.Throw<FormatException>(() => ScenarioKey.Parse(text!));
    }

    [Theory]
    [InlineData("o/s/other/a/b/c")]
    [InlineData("o/s/running/a/b")]
    public void TryParse_NoAggregateKey_IsFalse(string text) => AggregateKey.TryParse(text, out _).ShouldBeFalse();

    [Theory]
    [InlineData("12", "12")]
    [InlineData("12.0", "12")]
    [InlineData("12.000", "12")]
    [InlineData("1.2e1", "12")]
    [InlineData("120E-1", "12")]
    [InlineData("0.12e+2", "12")]
    [InlineData("-7.0", "-7")]
    [InlineData("-0.0", "0")]
    [InlineData("0e999999999999999999999", "0")]
    [InlineData("1e3", "1000")]
    [InlineData("1e39", "1000000000000000000000000000000000000000")]
    [InlineData("1e40", "1e40")]
    [InlineData("1e999999999999999999999", "1e999999999999999999999")]
    [InlineData("1e-999999999999999999999", "1e-999999999999999999999")]
    [InlineData("12.5", "12.5")]
    [InlineData("12.50", "12.50")]
    [InlineData("0.10", "0.10")]
    public void Of_Number_IsOneOrganizationHoweverItIsWritten(string digits, string name) =>
        ScenarioKey.Of(OrganizationId.OfNumber(digits), null).ShouldBe(new ScenarioKey(name, name));

    [Theory]
    [InlineData("12", "12")]
    [InlineData("12.0", "12")]
    [InlineData("12.00", "12")]
    [InlineData("-0", "0")]
    [InlineData("12.50", "12.50")]
    [InlineData("012", "012")]
    [InlineData("1e3", "1e3")]
    [InlineData("12.", "12.")]
    [InlineData(".0", ".0")]
    [InlineData("-", "-")]
    [InlineData("1.2.0", "1.2.0")]
    [InlineData(" 12", " 12")]
    [InlineData("org-12.0", "org-12.0")]
    public void Of_Text_IsTheSameOrganizationAsTheNumberThatItIs(string text, string name) =>
        ScenarioKey.Of(OrganizationId.OfText(text), "s").ShouldBe(new ScenarioKey(name, "s"));

    [Fact]
    public void Of_WithoutScenario_TakesTheOrganization()
    {
        ScenarioKey.Of(OrganizationId.OfText("org"), null).ShouldBe(new ScenarioKey("org", "org"));
        ScenarioKey.Of(OrganizationId.OfNumber("42"), "plan").ShouldBe(new ScenarioKey("42", "plan"));
    }

    [Fact]
    public void TryParse_HalfASurrogatePair_IsFalse() => ScenarioKey.TryParse("a\ud800/b", out _).ShouldBeFalse();

    [Fact]
    public void Constructor_NoNameAtAll_Throws()
    {
        foreach (var name in new[] { null, "", "\udc00", "x\ud800y" })
        {
            Should.Throw<ArgumentException>(() => new GroupKey("a", name!, "c"));
            Should.Throw<ArgumentException>(() => new ScenarioKey(name!, "s"));
            Should.Throw<ArgumentException>(() => OrganizationId.OfText(name!));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("01")]
    [InlineData("1.")]
    [InlineData("-")]
    public void OfNumber_NoJsonNumber_Throws(string digits) => Should.Throw<ArgumentException>(() => OrganizationId.OfNumber(digits));

    private static bool IsWellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]) && !(i + 1 < text.Length && char.IsSurrogatePair(text[i], text[++i])))
            {
                return false;
            }
        }

        return true;
    }
}

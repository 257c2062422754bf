namespace ScenarioOrleans.Operating.Tests;

public sealed class SettingRulesTests
{
    private readonly SettingRules _rules = new("Some:Part", new Dictionary<string, string> { ["Size"] = "SOME_SIZE" });

    [Fact]
    public void Range_AtItsEnds_IsKept()
    {
        _rules.Range("Size", 1, 1, 3);
        _rules.Range("Size", 3, 1, 3);

        _rules.Result.Succeeded.ShouldBeTrue();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    public void Range_BeyondItsEnds_NamesSettingValueRuleAndBothWaysToSetIt(int value)
    {
        _rules.Range("Size", value, 1, 3);

        _rules.Result.Failures.ShouldBe(
            [$"Some:Part:Size is '{value}' but must be from 1 to 3. Set Some__Part__Size (or SOME_SIZE) accordingly, or leave it out for the default."]);
    }

    [Fact]
    public void Rules_SeveralBroken_AreAllTold()
    {
        _rules.OneOf("Kind", "c", "a", "b");
        _rules.Require(false, "Name", "", "must not be empty");
        _rules.Add(["and one in words of its own"]);
        _rules.OneOf("Kind", "a", "a", "b");

        _rules.Result.Failures.ShouldBe(
        [
            "Some:Part:Kind is 'c' but must be one of a, b. Set Some__Part__Kind accordingly, or leave it out for the default.",
            "Some:Part:Name is '' but must not be empty. Set Some__Part__Name accordingly, or leave it out for the default.",
            "and one in words of its own",
        ]);
    }
}

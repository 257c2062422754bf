namespace ScenarioOrleans.Aggregation.Tests.Sums;

public sealed class GroupNamesTests
{
    [Fact]
    public void Of_NoClash_JoinsTheValues() =>
        Names(new("Voice", "Full_time", "Austin"), new("Chat", "a", "b")).ShouldBe(["Voice_Full_time_Austin", "Chat_a_b"]);

    [Fact]
    public void Of_Clash_EscapesUnderscoresOfThoseOnly() => Names(new("A_B", "C", "D"), new("A", "B_C", "D"), new("X_Y", "Z", "W"))
        .ShouldBe(["A\\_B_C_D", "A_B\\_C_D", "X_Y_Z_W"]);

    [Fact]
    public void Of_EscapedNameThatAnotherGroupHas_EscapesThatOneToo() => Names(new("A_B", "C", "D"), new("A", "B_C", "D"), new("A\\", "B", "C_D"))
        .ShouldBe(["A\\_B_C_D", "A_B\\_C_D", "A\\_B_C\\_D"]);

    [Fact]
    public void Of_AnyGroups_AreAllDifferentWhateverTheOrder()
    {
        string[] values = ["_", "\\", "a", "\\_", "_\\", "a_", "\\\\", "__", "_a_"];
        var random = new Random(1);
        for (var i = 0; i < 600; i++)
        {
            var groups = Enumerable.Range(0, random.Next(2, 30)).Select(_ => new GroupKey(Value(), Value(), Value())).Distinct().ToArray();
            var names = Names(groups);
            names.ShouldBeUnique();
            var shuffled = groups.OrderBy(_ => random.Next()).ToArray();
            Names(shuffled).Zip(shuffled).ToDictionary(pair => pair.Second, pair => pair.First)
                .ShouldBe(names.Zip(groups).ToDictionary(pair => pair.Second, pair => pair.First), ignoreOrder: true);
        }

        string Value() => string.Concat(Enumerable.Range(0, random.Next(1, 3)).Select(_ => values[random.Next(values.Length)]));
    }

    private static string[] Names(params GroupKey[] groups) => GroupNames.Of(groups);
}

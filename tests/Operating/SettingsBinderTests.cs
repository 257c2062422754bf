using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace ScenarioOrleans.Operating.Tests;

public sealed class SettingsBinderTests
{
    [Fact]
    public void Bind_RightValues_AreTaken()
    {
        var options = Bind(
            ("Count", "7"), ("big", "8589934592"), ("Maybe", "9"), ("On", "TRUE"), ("Wait", "00:01:30"), ("Day", "friday"), ("Text", " as it is "),
            ("Passed:some.name", "value"));

        options.ShouldBeEquivalentTo(new Sample
        {
            Count = 7,
            Big = 8589934592,
            Maybe = 9,
            On = true,
            Wait = TimeSpan.FromSeconds(90),
            Day = DayOfWeek.Friday,
            Text = " as it is ",
            Passed = { ["some.name"] = "value" },
        });
    }

    [Fact]
    public void Bind_EmptyValues_CountAsNotGiven() => Bind(("Count", ""), ("Nothing", ""), ("Text", "")).ShouldBeEquivalentTo(new Sample());

    [Theory]
    [InlineData("Count", "seven", "must be a whole number up to 2147483647")]
    [InlineData("Count", "7.5", "must be a whole number up to 2147483647")]
    [InlineData("Count", "2147483648", "must be a whole number up to 2147483647")]
    [InlineData("Count", "1,000", "must be a whole number up to 2147483647")]
    [InlineData("Big", "much", "must be a whole number")]
    [InlineData("Maybe", "maybe", "must be a whole number up to 2147483647")]
    [InlineData("On", "yes", "must be true or false")]
    [InlineData("On", "1", "must be true or false")]
    [InlineData("Wait", "soon", "must be a time such as 00:00:30 (hours:minutes:seconds)")]
    [InlineData("Wait", "30s", "must be a time such as 00:00:30 (hours:minutes:seconds)")]
    [InlineData("Wait", "1 minute", "must be a time such as 00:00:30 (hours:minutes:seconds)")]
    [InlineData("Day", "7", "must be one of Sunday, Monday, Tuesday, Wednesday, Thursday, Friday, Saturday")]
    [InlineData("Day", "someday", "must be one of Sunday, Monday, Tuesday, Wednesday, Thursday, Friday, Saturday")]
    public void Bind_ValueOfAnotherKind_NamesSettingValueRuleAndRemedy(string name, string value, string rule) =>
        Should.Throw<OptionsValidationException>(() => Bind((name, value))).Failures.ShouldHaveSingleItem()
            .ShouldBe($"Some:Part:{name} is '{value}' but {rule}. Correct it, or leave it out for the default.");

    [Theory]
    [InlineData("Cuont")]
    [InlineData("Count:More")]
    [InlineData("Computed")]
    [InlineData("Passed:one:two")]
    [InlineData("Section")]
    public void Bind_NoSuchSetting_NamesIt(string name) =>
        Should.Throw<OptionsValidationException>(() => Bind((name, "7"))).Failures.ShouldHaveSingleItem()
            .ShouldBe($"Some:Part:{name} is set, but there is no such setting. Correct the name, or remove it.");

    [Fact]
    public void Bind_SeveralWrong_AreAllTold() =>
        Should.Throw<OptionsValidationException>(() => Bind(("Count", "x"), ("On", "x"), ("Other", "x"))).Failures.Count().ShouldBe(3);

    [Fact]
    public void CheckSections_MisspeltSection_NamesItAndThoseThereAre() =>
        Should.Throw<OptionsValidationException>(() => SettingsBinder.CheckSections(Configuration(("Prat:Count", "7"), ("part:Count", "7")), "Some", "Part", "Whole"))
            .Failures.ShouldHaveSingleItem()
            .ShouldBe("Some:Prat is set, but there is no such section. Correct the name to one of Part, Whole, or remove it.");

    private static Sample Bind(params (string Name, string Value)[] settings)
    {
        var options = new Sample();
        SettingsBinder.Bind(Configuration([.. settings.Select(setting => ($"Part:{setting.Name}", setting.Value))]), "Some:Part", options);
        return options;
    }

    private static IConfigurationRoot Configuration(params (string Name, string Value)[] settings) => new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create($"Some:{setting.Name}", (string?)setting.Value)))
        .Build();

    private sealed class Sample
    {
        public const string Section = "Some:Part";

        public int Count { get; set; } = 1;

        public long Big { get; set; } = 2;

        public int? Maybe { get; set; }

        public bool On { get; set; }

        public TimeSpan Wait { get; set; }

        public DayOfWeek Day { get; set; }

        public string? Text { get; set; }

        public Dictionary<string, string> Passed { get; init; } = [];

        public int Computed => Count + 1;
    }
}

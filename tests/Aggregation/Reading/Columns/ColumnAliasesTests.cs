namespace ScenarioOrleans.Aggregation.Tests.Reading.Columns;

public sealed class ColumnAliasesTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ; ")]
    public void Parse_Nothing_IsNone(string? text) => ColumnAliases.Parse(text).Find("calls").ShouldBe(RowField.Unknown);

    [Theory]
    [InlineData("Calls Offered=Volume", "callsoffered", (int)Measure.Volume)]
    [InlineData(" Calls_Offered = volume ;", "callsoffered", (int)Measure.Volume)]
    [InlineData("a=Volume;AHT (s)=base_aht", "aht(s)", (int)Measure.BaseAht)]
    [InlineData("x=y=Abandons", "x=y", (int)Measure.Abandons)]
    [InlineData("Agents=Top Line Agents (FTE)", "agents", (int)Measure.TopLineAgents)]
    [InlineData("Datum=Week", "datum", RowField.Week)]
    [InlineData("Centro=call center", "centro", RowField.FirstDimension + 2)]
    [InlineData("ANRUFE=Volume;Anrufe=Volume", "anrufe", (int)Measure.Volume)]
    [InlineData("volume=Volume", "volume", (int)Measure.Volume)]
    [InlineData("Größe=Volume", "grösse", (int)Measure.Volume)]
    public void Parse_Names_AreFoundFolded(string text, string folded, int field) => ColumnAliases.Parse(text).Find(folded).ShouldBe(field);

    [Theory]
    [InlineData("Calls", "Calls")]
    [InlineData("=Volume", "=Volume")]
    [InlineData(" _ =Volume", "_ =Volume")]
    [InlineData("Calls=Volumes", "the columns are Volume, Abandons")]
    [InlineData("Calls=", "Calls=")]
    [InlineData("abandons=Volume", "read as Abandons")]
    [InlineData("Calls=Volume;CALLS=Abandons", "read as Volume")]
    public void Parse_WhatCannotBe_IsRefused(string text, string told) =>
        Should.Throw<FormatException>(() => ColumnAliases.Parse(text)).Message.ShouldContain(told);
}

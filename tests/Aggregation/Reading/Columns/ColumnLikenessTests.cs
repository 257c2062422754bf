using System.Numerics;

namespace ScenarioOrleans.Aggregation.Tests.Reading.Columns;

public sealed class ColumnLikenessTests
{
    [Theory]
    [InlineData("Volumes", (int)Measure.Volume)]
    [InlineData("Call Volume", (int)Measure.Volume)]
    [InlineData("callvolume", (int)Measure.Volume)]
    [InlineData("Volume (calls)", (int)Measure.Volume)]
    [InlineData("\uFEFFVolume", (int)Measure.Volume)]
    [InlineData("Vloume", (int)Measure.Volume)]
    [InlineData("Calls Offered", (int)Measure.Volume)]
    [InlineData("Abandoned", (int)Measure.Abandons)]
    [InlineData("abandonment_count", (int)Measure.Abandons)]
    [InlineData("Agents", (int)Measure.TopLineAgents)]
    [InlineData("FTE", (int)Measure.TopLineAgents)]
    [InlineData("TopLineAgents", (int)Measure.TopLineAgents)]
    [InlineData("AHT", (int)Measure.BaseAht)]
    [InlineData("base-aht", (int)Measure.BaseAht)]
    [InlineData("Base AHT (s)", (int)Measure.BaseAht)]
    [InlineData("AverageHandleTime", (int)Measure.BaseAht)]
    [InlineData("Handled Treshold", (int)Measure.HandledThreshold)]
    [InlineData("Service Level", (int)Measure.ServiceLevel)]
    [InlineData("serviceLevel20Seconds", (int)Measure.ServiceLevel)]
    [InlineData("SL %", (int)Measure.ServiceLevel)]
    [InlineData("Service Level (20 Seconds)", (int)Measure.ServiceLevel)]
    [InlineData("Acceptable Wait", (int)Measure.AcceptableWaitTime)]
    [InlineData("AWT", (int)Measure.AcceptableWaitTime)]
    [InlineData("Queue Time", (int)Measure.TotalQueueTime)]
    [InlineData("total.queue.time", (int)Measure.TotalQueueTime)]
    [InlineData("Contact Types", RowField.FirstDimension)]
    [InlineData("staff-type", RowField.FirstDimension + 1)]
    [InlineData("Call Centre", RowField.FirstDimension + 2)]
    [InlineData("Week Start", RowField.Week)]
    [InlineData("Date", RowField.Week)]
    public void Of_NameThatLooksLikeAColumn_IsThatOne(string name, int field) => ColumnLikeness.Of(name).ShouldBe(1 << field);

    [Theory]
    [InlineData("")]
    [InlineData("id")]
    [InlineData("Region")]
    [InlineData("Time")]
    [InlineData("Total")]
    [InlineData("Type")]
    [InlineData("Level")]
    [InlineData("Comment")]
    [InlineData("update")]
    [InlineData("slot")]
    [InlineData("Bonus")]
    [InlineData("hour_of_day")]
    public void Of_OtherName_IsNone(string name) => ColumnLikeness.Of(name).ShouldBe(0);

    [Fact]
    public void Of_NameOfManyWords_MayBeSeveral() => BitOperations.PopCount((uint)ColumnLikeness.Of("Volume per Agent")).ShouldBe(2);
}

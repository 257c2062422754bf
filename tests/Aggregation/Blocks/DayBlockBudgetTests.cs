using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using ScenarioOrleans.Aggregation.Tests.Slow;

namespace ScenarioOrleans.Aggregation.Tests.Blocks;

/// <summary>What a group's year may cost: a service holds very many of them.</summary>
public sealed class DayBlockBudgetTests
{
    private const int DaysOfYear = 52 * 7;
    private const int RowsOfDay = 24;
    private const int MaxStoredBytes = 24 * 1024;
    private const int MaxHeldBytes = 96 * 1024;

    [Fact]
    public void ToBlock_YearOfHourlyRows_IsWithinItsBudget() => Year().ToBlock().Length.ShouldBeLessThan(MaxStoredBytes);

    [Fact]
    public void Held_YearOfHourlyRowsAndItsBlock_IsWithinItsBudget()
    {
        var block = Year().ToBlock();
        var year = DaySums.FromBlock(block);
        year.DayCount.ShouldBe(DaysOfYear);
        (block.Length + (year.DayCount * Unsafe.SizeOf<DayCell>())).ShouldBeLessThan(MaxHeldBytes);
    }

    private static DaySums Year()
    {
        var random = new Random(1);
        var rows = Enumerable.Range(0, DaysOfYear * RowsOfDay).Select(i => string.Create(CultureInfo.InvariantCulture, $$"""
            {"Week":"{{new DateOnly(2024, 1, 5).AddDays(i / RowsOfDay):yyyy-MM-dd}}","Contact Type":"v","Staff Type":"f","Call Center":"c","Volume":{{random.Next(500)}},"Abandons":{{random.Next(20)}},"Top Line Agents (FTE)":{{random.Next(100) / 2.0}},"Base AHT":{{random.Next(5_000) / 10.0}},"Handled Threshold":{{random.Next(400)}},"Service Level (X Seconds)":{{random.NextDouble()}},"Acceptable Wait Time":20,"Total Queue Time":{{random.Next(90_000) / 10.0}}}
            """));
        return Fold.Message(Encoding.UTF8.GetBytes($$"""{"organizationId":"o","weekly":[{{string.Join(',', rows)}}]}""")).Groups.Single().Days;
    }
}

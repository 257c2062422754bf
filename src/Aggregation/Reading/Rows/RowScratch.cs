using System.Runtime.CompilerServices;

namespace ScenarioOrleans.Aggregation;

/// <summary>One row, read but not yet used: a row is added as a whole or not at all. Of a repeated field the last value stands.</summary>
internal sealed class RowScratch
{
    public Fields Values;

    /// <summary>The measures that are numbers within range, in units.</summary>
    public DayCell.SumArray Units;

    /// <summary>One bit for each measure that is a number within range.</summary>
    public int Present { get; set; }

    /// <summary>The row's group, or -1.</summary>
    public int Group { get; set; }

    /// <summary>The row's day, or -1.</summary>
    public int Day { get; set; }

    public void Clear()
    {
        Values = default;
        Units = default;
        (Present, Group, Day) = (0, -1, -1);
    }

    [InlineArray(RowField.Count)]
    public struct Fields
    {
        private RowValue _first;
    }
}

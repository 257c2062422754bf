using System.Globalization;
using ScenarioOrleans.Cli.Generate;

namespace ScenarioOrleans.Rig.Inputs;

/// <summary>Sums by organization, group and week, in ten-thousandths: made while the rows are, without any code of the service.</summary>
internal sealed class ExactSums(IReadOnlyList<GeneratedGroup> groups, int weeks)
{
    private static readonly DateOnly Start = new GeneratorOptions().StartDate;

    private readonly Cell[] _cells = NewCells(HourlyStream.Organizations * groups.Count * weeks);

    public long Rows { get; private set; }

    /// <summary>Cells that have rows.</summary>
    public int Count => _cells.Count(cell => cell.Rows > 0);

    public void Add(int organization, in GeneratedRow row)
    {
        var week = (row.Day.DayNumber - Start.DayNumber) / 7;
        var cell = _cells[(((organization * groups.Count) + row.GroupIndex) * weeks) + week];
        cell.Rows++;
        Rows++;
        for (var measure = 0; measure < GeneratedMeasures.Count; measure++)
        {
            if (row.Measures[measure] != GeneratedMeasures.Null)
            {
                cell.Sums[measure] += row.Measures[measure];
                cell.Counts[measure]++;
            }
        }
    }

    /// <summary>The cell of one week of one group; null when there is no such.</summary>
    public Cell? Find(string organization, string contactType, string staffType, string callCenter, DateOnly week)
    {
        var index = int.Parse(organization.AsSpan("org-".Length), CultureInfo.InvariantCulture) - 1;
        var group = groups.ToList().FindIndex(each => (each.ContactType, each.StaffType, each.CallCenter) == (contactType, staffType, callCenter));
        var ahead = week.DayNumber - Start.DayNumber;
        return group < 0 || ahead < 0 || ahead % 7 != 0 || ahead / 7 >= weeks ? null : _cells[(((index * groups.Count) + group) * weeks) + (ahead / 7)];
    }

    private static Cell[] NewCells(int count)
    {
        var cells = new Cell[count];
        for (var at = 0; at < count; at++)
        {
            cells[at] = new Cell();
        }

        return cells;
    }

    /// <summary>One week of one group.</summary>
    internal sealed class Cell
    {
        public long Rows { get; set; }

        public long[] Sums { get; } = new long[GeneratedMeasures.Count];

        public int[] Counts { get; } = new int[GeneratedMeasures.Count];

        /// <summary>The nearest double of a sum.</summary>
        public double Sum(int measure) => (double)(Sums[measure] / (decimal)GeneratedMeasures.One);

        /// <summary>The nearest double of a mean, but for the last bit; null of nothing.</summary>
        public double? Mean(int measure) => Counts[measure] == 0 ? null : (double)(Sums[measure] / (decimal)GeneratedMeasures.One / Counts[measure]);
    }
}

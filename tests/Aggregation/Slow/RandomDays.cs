namespace ScenarioOrleans.Aggregation.Tests.Slow;

/// <summary>Sums of days by chance.</summary>
internal static class RandomDays
{
    public static DaySums Of(Random random)
    {
        var cells = new SortedDictionary<int, DayCell>();
        for (var count = random.Next(1, 20); count > 0; count--)
        {
            var day = random.Next(10) == 0 ? random.Next(DateOnly.MaxValue.DayNumber) : 738_000 + random.Next(60);
            cells[day] = Cell(random, day);
        }

        return new DaySums([.. cells.Values], random.Next(3) == 0 ? null : Weights(random, cells.Values));
    }

    /// <summary>Of some of the rows of some of the days, with or without what plain sums have of them.</summary>
    private static DayWeights? Weights(Random random, IEnumerable<DayCell> cells)
    {
        var entries = cells.Where(_ => random.Next(3) > 0).Select(cell => new DayWeights.Entry { Day = cell.Day, Sums = Weights(random, cell.Rows) }).ToArray();
        return entries.Length == 0 ? null : new DayWeights(entries);
    }

    private static WeightSums Weights(Random random, int rows)
    {
        var sums = default(WeightSums);
        for (var row = 0; row < Math.Min(rows, random.Next(1, 6)); row++)
        {
            DayCell.SumArray units = default;
            for (var m = 0; m < Measures.Count; m++)
            {
                units[m] = m == (int)Measure.AcceptableWaitTime && random.Next(4) > 0 ? 20 * (Int128)Decimals.One : Sum(random);
            }

            sums.AddRow(units, random.Next(2) == 0 ? byte.MaxValue : random.Next(byte.MaxValue));
        }

        return sums;
    }

    private static DayCell Cell(Random random, int day)
    {
        var cell = new DayCell { Day = day, Rows = random.Next(1, 200) };
        for (var m = 0; m < Measures.Count; m++)
        {
            cell.Counts[m] = random.Next(3) == 0 ? random.Next(cell.Rows + 1) : cell.Rows;
            cell.Sums[m] = cell.Counts[m] == 0 ? 0 : Sum(random);
        }

        return cell;
    }

    private static Int128 Sum(Random random)
    {
        var power = (Int128)Math.Pow(10, random.Next(4));
        return random.Next(4) switch
        {
            0 => (Int128)random.Next(100_000) * Decimals.One,
            1 => (Int128)random.Next(100_000) * Decimals.One / 10,
            2 => random.NextInt64() * power,
            _ => -(Int128)random.NextInt64(),
        };
    }
}

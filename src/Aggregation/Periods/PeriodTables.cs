namespace ScenarioOrleans.Aggregation;

/// <summary>The tables of all groupings of an answer.</summary>
internal static class PeriodTables
{
    /// <summary>
    /// One table for each grouping, in their order: each merged from the smallest table at hand that tells apart at least its dimensions.
    /// </summary>
    public static IReadOnlyList<PeriodTable> Merge(PeriodTable full, IReadOnlyList<Grouping> groupings, Period period)
    {
        List<PeriodTable> atHand = [full];
        var tables = new PeriodTable[groupings.Count];

        // The finer first: coarser ones are merged from them.
        foreach (var (by, number) in groupings.Select((by, number) => (by, number)).OrderByDescending(item => item.by.Dimensions.Count))
        {
            tables[number] = atHand.Where(table => by.CanBeMergedFrom(table.By)).MinBy(table => table.Count)!.Merged(by, period);
            atHand.Add(tables[number]);
        }

        return tables;
    }
}

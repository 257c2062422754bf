namespace ScenarioOrleans.Pieces;

/// <summary>Sums as one would first write them: a dictionary of decimals and counts.</summary>
internal sealed class PlainSums
{
    public Dictionary<(string, string, string, string, DateOnly), (decimal Sum, int Count)[]> Days { get; } = [];

    public void Add(string organization, Rows.PlainRow row)
    {
        var key = (organization, row.ContactType, row.StaffType, row.CallCenter, DateOnly.ParseExact(row.Week, "yyyy-MM-dd", null));
        if (!Days.TryGetValue(key, out var day))
        {
            Days.Add(key, day = new (decimal, int)[8]);
        }

        var measures = row.Measures;
        for (var i = 0; i < day.Length; i++)
        {
            if (measures[i] is { } value)
            {
                day[i] = (day[i].Sum + value, day[i].Count + 1);
            }
        }
    }
}

using BenchmarkDotNet.Attributes;
using ScenarioOrleans.Aggregation;

namespace ScenarioOrleans.Pieces;

/// <summary>A week's days of one group added to the year that is held.</summary>
public class Merging
{
    private DaySums _year = new();
    private DaySums _week = new();
    private Dictionary<DateOnly, (decimal Sum, int Count)[]> _plainYear = [];
    private Dictionary<DateOnly, (decimal Sum, int Count)[]> _plainWeek = [];

    [GlobalSetup]
    public void Fill()
    {
        _year = OneGroup.Days(364);
        _week = OneGroup.Days(7);
        (_plainYear, _plainWeek) = (Plain(_year), Plain(_week));
    }

    [Benchmark(Baseline = true)]
    public int Dictionary()
    {
        foreach (var (day, values) in _plainWeek)
        {
            if (!_plainYear.TryGetValue(day, out var sums))
            {
                _plainYear.Add(day, sums = new (decimal, int)[Measures.Count]);
            }

            for (var i = 0; i < sums.Length; i++)
            {
                sums[i] = (sums[i].Sum + values[i].Sum, sums[i].Count + values[i].Count);
            }
        }

        return _plainYear.Count;
    }

    [Benchmark]
    public int Merge()
    {
        _year.Merge(_week);
        return _year.DayCount;
    }

    /// <summary>With a copy of what was held, which a failed write falls back to.</summary>
    [Benchmark]
    public int CloneAndMerge()
    {
        var next = _year.Clone();
        next.Merge(_week);
        return next.DayCount;
    }

    private static Dictionary<DateOnly, (decimal Sum, int Count)[]> Plain(DaySums days) => days.Days.ToDictionary(
        day => day,
        day => Measures.All.Select(measure => (decimal.Parse(days[day]!.Sum(measure).ToString(), null), (int)days[day]!.Count(measure))).ToArray());
}

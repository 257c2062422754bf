using System.Numerics;
using ScenarioOrleans.Aggregation.Tests.Slow;

namespace ScenarioOrleans.Aggregation.Tests.Analysis;

/// <summary>A scenario by chance, as the product and as the slow analysis take it: gaps, lone days, values that meet a threshold exactly.</summary>
internal sealed class RandomScenario
{
    private static readonly int[] Levels = [0, 90, 99, 100, 100, 100, 101, 110, -100];

    private readonly Random _random;
    private readonly bool _fine;

    public RandomScenario(int seed)
    {
        _random = new Random(seed);
        _fine = _random.Next(3) == 0;
        var start = (DayOfWeek)_random.Next(7);
        var span = _random.Next(1, 90);
        var weekdays = Enumerable.Range(0, 7).Where(_ => _random.Next(4) > 0).ToHashSet();
        var days = Enumerable.Range(0, span).Where(day => weekdays.Contains(day % 7) && (day / 7 % 5 != 3 || seed % 2 == 0)).ToList();
        foreach (var name in new[] { "A", "B", "C" }.Take(_random.Next(1, 4)))
        {
            var held = _random.Next(5) == 0 ? days.Where(day => day > span / 2) : _random.Next(5) == 0 ? days.Where(day => day < span / 2) : days;
            var cells = held.Where(_ => _random.Next(20) > 0).ToDictionary(day => Day(day), _ => Cell());
            var weekStart = _random.Next(6) == 0 ? (DayOfWeek)_random.Next(7) : start;
            Slow.Add(new SlowAnalysis.Group(name + "_S_C", weekStart, cells));
            Held.Add(new HeldGroup(new GroupKey(name, "S", "C"), weekStart, new DaySums([.. cells.OrderBy(cell => cell.Key).Select(CellOf)])));
        }
    }

    public List<HeldGroup> Held { get; } = [];

    public List<SlowAnalysis.Group> Slow { get; } = [];

    private static DateOnly Day(int day) => DateOnly.FromDayNumber(738_000 + day);

    private static DayCell CellOf(KeyValuePair<DateOnly, (BigInteger Sum, int Count)[]> day)
    {
        var cell = new DayCell { Day = day.Key.DayNumber, Rows = 9 };
        for (var i = 0; i < Measures.Count; i++)
        {
            (cell.Sums[i], cell.Counts[i]) = ((Int128)day.Value[i].Sum, day.Value[i].Count);
        }

        return cell;
    }

    private (BigInteger Sum, int Count)[] Cell() => [.. Measures.All.Select(_ =>
    {
        var count = _random.Next(8) == 0 ? 0 : _random.Next(1, 4);
        var value = Levels[_random.Next(Levels.Length)] * (_fine ? BigInteger.One : SlowMath.Unit);
        return count == 0 ? (BigInteger.Zero, 0) : (value * (_random.Next(3) == 0 ? 1 : count), count);
    })];
}

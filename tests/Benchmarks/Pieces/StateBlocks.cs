using System.Text.Json;
using BenchmarkDotNet.Attributes;
using ScenarioOrleans.Aggregation;
using ScenarioOrleans.Grains;
using ScenarioOrleans.Grains.State;

namespace ScenarioOrleans.Pieces;

/// <summary>One group's running sums, with the offsets in them, to stored bytes and back.</summary>
public class StateBlocks
{
    private readonly RunningState _state = new();
    private Dictionary<string, string[]> _plain = [];
    private byte[] _block = [];

    [Params(7, 364)]
    public int Days { get; set; }

    [GlobalSetup]
    public void Fill()
    {
        var days = OneGroup.Days(Days);
        _state.Add([new OffsetRun("Scenario-Execute", 0, 100, 199, Watermark: 90)], DayOfWeek.Friday, days);
        _block = _state.ToBlock();
        _plain = days.Days.ToDictionary(
            day => day.ToString("O", null), day => Measures.All.Select(measure => $"{days[day]!.Sum(measure)}/{days[day]!.Count(measure)}").ToArray());
    }

    /// <summary>The sums as texts in JSON.</summary>
    [Benchmark(Baseline = true)]
    public int Json() => JsonSerializer.Deserialize<Dictionary<string, string[]>>(JsonSerializer.SerializeToUtf8Bytes(_plain))!.Count;

    [Benchmark]
    public int RoundTrip() => RunningState.FromBlock(_state.ToBlock(), "benchmark").Days.DayCount;

    [Benchmark]
    public int Write() => _state.ToBlock().Length;

    [Benchmark]
    public int Read() => RunningState.FromBlock(_block, "benchmark").Days.DayCount;
}

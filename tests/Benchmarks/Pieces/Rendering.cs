using System.Text.Json;
using BenchmarkDotNet.Attributes;
using ScenarioOrleans.Aggregation;

namespace ScenarioOrleans.Pieces;

/// <summary>The answer to a week of twelve groups, from sums by day to JSON.</summary>
public class Rendering
{
    private readonly FoldedMessage _message = MessageFolder.Fold(Rows.Week(), FoldLimits.Default).Message!;

    /// <summary>Weeks as objects of doubles, for the serializer. Inexact.</summary>
    [Benchmark(Baseline = true)]
    public byte[] Serializer()
    {
        var figures = WeeklyFigures.From(_message.Groups, _message.WeekStart);
        var weekly = figures.ToDictionary(
            group => group.Name,
            group => group.Weeks.Select(week => Measures.All.ToDictionary(measure => measure.Name(), week.Sums.Value)).ToList());
        return JsonSerializer.SerializeToUtf8Bytes(new { @event = "rollup", organizationId = _message.Organization.Text, weekly });
    }

    [Benchmark]
    public byte[] Writer() => AnswerWriter.WriteRollup(_message, WeeklyFigures.From(_message.Groups, _message.WeekStart));
}

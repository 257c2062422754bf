using System.Text;
using ScenarioOrleans.Aggregation.Tests.Slow;

namespace ScenarioOrleans.Aggregation.Tests.Reading.Batches;

/// <summary>A batch takes exactly what a slow, obvious reader finds to be hourly rows without fault, and sums it to the same figures.</summary>
public sealed class HourlyBatchDifferentialTests
{
    [Fact]
    public void TryAdd_AnyMessage_AgreesWithTheSlowReader() => Compare(request => request.Any());

    [Fact]
    public void TryAdd_DamagedMessage_AgreesWithTheSlowReader() => Compare(request => request.Damaged());

    private static void Compare(Func<RandomRequest, byte[]> make) => Parallel.For(0, FuzzSettings.Cases, FuzzSettings.OnAllCores, () => new HourlyBatch(FoldLimits.Default), (number, _, batch) =>
    {
        var random = new Random((FuzzSettings.Seed * 1_000_003) + number);
        var json = make(new RandomRequest(random, hourly: true));
        if (json.AsSpan().TrimStart(" \t\r\n"u8) is [(byte)'{', ..])
        {
            var expected = Fold.SlowText(json, hourly: true);
            var isClean = expected.StartsWith('{') && !expected.Contains("\"rejected\":{\"rows\":", StringComparison.Ordinal);

            // The second time its start is known, and the shape of its rows.
            for (var times = 0; times < 2; times++)
            {
                var text = $"case {number} of seed {FuzzSettings.Seed}, time {times}: {Encoding.UTF8.GetString(json)}";
                batch.TryAdd(json).ShouldBe(isClean, text);
                var sums = batch.Drain();
                if (isClean)
                {
                    Answer(sums.Single()).ShouldBe(expected, text);
                }
                else
                {
                    sums.ShouldBeEmpty(text);
                }
            }
        }

        return batch;
    }, _ => { });

    private static string Answer(HourlySums sums) => Encoding.UTF8.GetString(
        AnswerWriter.WriteRollup(sums.Organization, WeeklyFigures.From(sums.Groups, sums.WeekStart), RejectedRows.None));
}

using System.Runtime.CompilerServices;

namespace ScenarioOrleans.Cli.Generate;

/// <summary>One hour of one group. <paramref name="GroupIndex"/> counts in <see cref="ScenarioGenerator.Groups"/>.</summary>
internal readonly record struct GeneratedRow(DateOnly Day, int GroupIndex, GeneratedMeasures Measures);

/// <summary>The eight measures in the order of the messages, in ten-thousandths; <see cref="Null"/> where there is none.</summary>
[InlineArray(Count)]
internal struct GeneratedMeasures
{
    public const int Count = 8;
    public const long Null = long.MinValue;
    public const long One = 10_000;

    private long _first;
}

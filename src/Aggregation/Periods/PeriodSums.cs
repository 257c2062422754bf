namespace ScenarioOrleans.Aggregation;

/// <summary>What one record shows, as sums: of one group of a grouping in one period.</summary>
internal sealed class PeriodSums
{
    public MeasureSums Sums { get; } = new();

    /// <summary>For the weighted profile; else nothing.</summary>
    public WeightSums Weights;

    /// <summary>Some of the rows were added when no weights were kept, so that no weighted figure is known.</summary>
    public bool LacksWeights => Weights.Rows < Sums.Rows;

    /// <summary>For the coverage; else null.</summary>
    public HourSet? Hours { get; set; }

    /// <summary>Adds another group's sums of the same period.</summary>
    /// <exception cref="OverflowException">A sum is over 1.7 x 10^20.</exception>
    public void Add(PeriodSums other, int days)
    {
        Sums.Add(other.Sums);
        if (other.Weights.Rows > 0)
        {
            Weights.Add(other.Weights);
        }

        if (other.Hours is { } hours)
        {
            (Hours ??= new HourSet(days)).Add(hours);
        }
    }
}

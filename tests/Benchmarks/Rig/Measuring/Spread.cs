namespace ScenarioOrleans.Rig.Measuring;

/// <summary>Median and quartiles of a few measurements.</summary>
internal readonly record struct Spread(double LowerQuartile, double Median, double UpperQuartile)
{
    public static Spread Of(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return new Spread(At(sorted, 0.25), At(sorted, 0.5), At(sorted, 0.75));
    }

    /// <summary>The value below which this share lies, between two measured ones in proportion.</summary>
    public static double At(IReadOnlyList<double> sorted, double share)
    {
        var place = share * (sorted.Count - 1);
        var below = (int)place;
        var above = Math.Min(below + 1, sorted.Count - 1);
        return sorted[below] + ((sorted[above] - sorted[below]) * (place - below));
    }
}

namespace ScenarioOrleans.Aggregation;

/// <summary>What is known of the figures.</summary>
internal static class Figures
{
    private static readonly string[] Formulas =
    [
        "sum of Volume",
        "sum of Abandons",
        "sum of Top Line Agents (FTE)",
        "sum of (Base AHT x handled) / sum of handled, with handled = Volume - Abandons, over the rows that have Base AHT and handled above 0",
        "sum of Handled Threshold",
        "sum of (Service Level (X Seconds) x Volume) / sum of Volume, over the rows that have Service Level (X Seconds) and Volume above 0",
        "plain mean of Acceptable Wait Time over the rows that have it",
        "sum of Total Queue Time",
        "sum of Abandons / sum of Volume, over the rows that have Abandons and Volume above 0",
        "sum of Total Queue Time / sum of handled, with handled = Volume - Abandons, over the rows that have Total Queue Time and handled above 0",
    ];

    /// <summary>In the order of records.</summary>
    public static IReadOnlyList<Figure> All { get; } = Enum.GetValues<Figure>();

    public static string Name(this Figure figure) => figure switch
    {
        Figure.AbandonRate => "Abandon Rate",
        Figure.AverageSpeedOfAnswer => "Average Speed of Answer",
        _ => ((Measure)figure).Name(),
    };

    /// <summary>How the weighted profile computes it, in words.</summary>
    public static string Formula(this Figure figure) => Formulas[(int)figure];

    /// <summary>Whether the plain profile lacks it.</summary>
    public static bool IsWeightedOnly(this Figure figure) => figure is Figure.AbandonRate or Figure.AverageSpeedOfAnswer;

    /// <summary>Whether the weighted profile computes it by weights, and not as the plain one does.</summary>
    public static bool HasWeights(this Figure figure) => figure is Figure.BaseAht or Figure.ServiceLevel || figure.IsWeightedOnly();

    /// <summary>Null when no figure has the name.</summary>
    public static Figure? Find(string? name)
    {
        foreach (var figure in All)
        {
            if (figure.Name() == name)
            {
                return figure;
            }
        }

        return null;
    }
}

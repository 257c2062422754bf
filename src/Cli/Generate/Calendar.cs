namespace ScenarioOrleans.Cli.Generate;

/// <summary>How busy a day is, compared with the average one.</summary>
internal static class Calendar
{
    private static readonly double[] ByWeekday = [0.45, 1.15, 1.08, 1.03, 1.0, 0.96, 0.55];

    public static double FactorOf(DateOnly day) => ByWeekday[(int)day.DayOfWeek] * (1 + 0.15 * Wave((day.DayNumber % 365.25 + 30) / 365.25));

    /// <summary>A wave of period 1 made of two parabolas: close to a sine, and the same to the last bit everywhere.</summary>
    private static double Wave(double turns)
    {
        var phase = turns - Math.Floor(turns);
        return phase < 0.5 ? 16 * phase * (0.5 - phase) : -16 * (phase - 0.5) * (1 - phase);
    }
}

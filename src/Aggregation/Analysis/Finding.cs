namespace ScenarioOrleans.Aggregation;

/// <summary>A measure of a group that moved by more than the threshold.</summary>
/// <param name="Group">The group's name among the groups of its scenario.</param>
/// <param name="Week">The first day of the week that moved.</param>
/// <param name="Measure">What moved.</param>
/// <param name="Before">
/// What it was compared with, as a JSON number: of a sum the exact decimal (half a unit of the 18th place is possible in a median, so
/// 19 places), of a mean the nearest double.
/// </param>
/// <param name="After">The week's value, in the same form.</param>
/// <param name="ChangePercent">
/// The exact change in percent of the size of the value before, rounded once to the nearest double; null when that was 0.
/// </param>
public sealed record Finding(string Group, DateOnly Week, Measure Measure, string Before, string After, double? ChangePercent);

using System.Globalization;
using Microsoft.Extensions.Options;

namespace ScenarioOrleans.Operating;

/// <summary>Collects what is wrong with the settings of one section. Each failure says setting, value, rule and remedy.</summary>
/// <param name="section">For instance <c>Scenario:Storage</c>.</param>
/// <param name="plainNames">Settings that have a plain environment name besides, such as <c>KAFKA_GROUP_ID</c>.</param>
public sealed class SettingRules(string section, IReadOnlyDictionary<string, string>? plainNames = null)
{
    private readonly List<string> _failures = [];

    public ValidateOptionsResult Result => _failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(_failures);

    public void Range<T>(string setting, T value, T lowest, T highest)
        where T : IComparable<T>, IFormattable =>
        Require(
            value.CompareTo(lowest) >= 0 && value.CompareTo(highest) <= 0, setting, Text(value), $"must be from {Text(lowest)} to {Text(highest)}");

    public void OneOf(string setting, string value, params IReadOnlyCollection<string> words) =>
        Require(words.Contains(value, StringComparer.Ordinal), setting, value, $"must be one of {string.Join(", ", words)}");

    /// <param name="holds">The rule is kept.</param>
    /// <param name="setting">The setting's name in its section.</param>
    /// <param name="value">As told to the user: <c>(given)</c> for what may be secret.</param>
    /// <param name="rule">Begins with a verb, for instance <c>must not be empty</c>.</param>
    public void Require(bool holds, string setting, string? value, string rule)
    {
        if (!holds)
        {
            _failures.Add($"{section}:{setting} is '{value}' but {rule}. Set {Names(setting)} accordingly, or leave it out for the default.");
        }
    }

    /// <summary>Failures told in words of their own.</summary>
    public void Add(IEnumerable<string> failures) => _failures.AddRange(failures);

    private string Names(string setting)
    {
        var name = $"{section.Replace(":", "__", StringComparison.Ordinal)}__{setting}";
        return plainNames?.GetValueOrDefault(setting) is { } plain ? $"{name} (or {plain})" : name;
    }

    private static string Text<T>(T value)
        where T : IFormattable => value.ToString(null, CultureInfo.InvariantCulture);
}

namespace ScenarioOrleans.Aggregation;

/// <summary>
/// The name of a plan: an organization and its scenario, both non-empty, well-formed text.
/// A whole number names the same organization however it is written, also as a text: see <see cref="OrganizationId.Name"/>.
/// </summary>
public readonly record struct ScenarioKey(string Organization, string Scenario)
{
    public string Organization { get; } = KeyText.Checked(Organization, nameof(Organization));

    public string Scenario { get; } = KeyText.Checked(Scenario, nameof(Scenario));

    /// <summary>The key of a message; without a scenario (null) the scenario is the organization's name.</summary>
    public static ScenarioKey Of(OrganizationId organization, string? scenario)
    {
        var name = organization.Name;
        return new ScenarioKey(name, scenario ?? name);
    }

    /// <summary><c>organization/scenario</c>, each part escaped; read back by <see cref="Parse"/>.</summary>
    public override string ToString() => KeyText.Join(Organization, Scenario);

    /// <exception cref="FormatException">The text is not what <see cref="ToString"/> writes.</exception>
    public static ScenarioKey Parse(string text) =>
        TryParse(text, out var key) ? key : throw new FormatException($"'{text}' is not a scenario key: expected organization/scenario.");

    public static bool TryParse(string? text, out ScenarioKey key)
    {
        var parts = KeyText.Split(text, 2);
        key = parts is null ? default : new ScenarioKey(parts[0], parts[1]);
        return parts is not null;
    }
}

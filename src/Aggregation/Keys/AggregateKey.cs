namespace ScenarioOrleans.Aggregation;

/// <summary>The name of one group's sums within a scenario.</summary>
public readonly record struct AggregateKey(ScenarioKey Scenario, AggregateKind Kind, GroupKey Group)
{
    private const string SnapshotText = "snapshot";
    private const string RunningText = "running";

    /// <summary><c>organization/scenario/snapshot|running/contact/staff/center</c>, each part escaped; read back by <see cref="Parse"/>.</summary>
    public override string ToString() => KeyText.Join(
        Scenario.Organization,
        Scenario.Scenario,
        Kind == AggregateKind.Snapshot ? SnapshotText : RunningText,
        Group.ContactType,
        Group.StaffType,
        Group.CallCenter);

    /// <exception cref="FormatException">The text is not what <see cref="ToString"/> writes.</exception>
    public static AggregateKey Parse(string text) => TryParse(text, out var key)
        ? key
        : throw new FormatException($"'{text}' is not an aggregate key: expected organization/scenario/snapshot|running/contact/staff/center.");

    public static bool TryParse(string? text, out AggregateKey key)
    {
        key = default;
        if (KeyText.Split(text, 6) is not { } parts || parts[2] is not (SnapshotText or RunningText))
        {
            return false;
        }

        var kind = parts[2] == SnapshotText ? AggregateKind.Snapshot : AggregateKind.Running;
        key = new AggregateKey(new ScenarioKey(parts[0], parts[1]), kind, new GroupKey(parts[3], parts[4], parts[5]));
        return true;
    }
}

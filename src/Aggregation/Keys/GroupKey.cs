namespace ScenarioOrleans.Aggregation;

/// <summary>One Contact Type x Staff Type x Call Center. Each part is non-empty, well-formed text, compared byte by byte.</summary>
public readonly record struct GroupKey(string ContactType, string StaffType, string CallCenter)
{
    public string ContactType { get; } = KeyText.Checked(ContactType, nameof(ContactType));

    public string StaffType { get; } = KeyText.Checked(StaffType, nameof(StaffType));

    public string CallCenter { get; } = KeyText.Checked(CallCenter, nameof(CallCenter));

    /// <summary>The parts joined by <c>/</c>, each escaped; read back by <see cref="Parse"/>.</summary>
    public override string ToString() => KeyText.Join(ContactType, StaffType, CallCenter);

    /// <exception cref="FormatException">The text is not what <see cref="ToString"/> writes.</exception>
    public static GroupKey Parse(string text) =>
        TryParse(text, out var key) ? key : throw new FormatException($"'{text}' is not a group key: expected contact/staff/center.");

    public static bool TryParse(string? text, out GroupKey key)
    {
        var parts = KeyText.Split(text, 3);
        key = parts is null ? default : new GroupKey(parts[0], parts[1], parts[2]);
        return parts is not null;
    }
}

namespace ScenarioOrleans.Cli.Generate;

/// <summary>The contact types, staff types and call centers that generated rows speak of.</summary>
internal static class GroupCatalog
{
    private static readonly string[] ContactTypes = ["Voice", "Chat", "Email", "SMS", "Back Office"];
    private static readonly string[] StaffTypes = ["Full-time", "Part-time", "Contractor"];
    private static readonly string[] CallCenters = ["Austin", "Manila", "Dublin", "Denver", "Krakow", "Bogota", "Cebu", "Tampa"];

    public static int Count => ContactTypes.Length * StaffTypes.Length * CallCenters.Length;

    /// <summary>
    /// The first <paramref name="count"/> groups, call center by call center. Twelve are two contact types by two staff types by
    /// three call centers, so that a small example shows every dimension.
    /// </summary>
    public static IReadOnlyList<GeneratedGroup> Take(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, Count);
        var (contactTypes, staffTypes, callCenters) = count == 12 ? (2, 2, 3) : (ContactTypes.Length, StaffTypes.Length, CallCenters.Length);
        var all =
            from callCenter in CallCenters.Take(callCenters)
            from contactType in ContactTypes.Take(contactTypes)
            from staffType in StaffTypes.Take(staffTypes)
            select new GeneratedGroup(contactType, staffType, callCenter);
        return [.. all.Take(count)];
    }
}

/// <summary>One Contact Type x Staff Type x Call Center.</summary>
internal sealed record GeneratedGroup(string ContactType, string StaffType, string CallCenter);

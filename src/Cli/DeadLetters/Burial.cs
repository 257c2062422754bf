namespace ScenarioOrleans.Cli.DeadLetters;

/// <summary>
/// Which letters of one message are sent again. A message may have been buried more than once, for instance when a process died between
/// its letter and its commit. The groups that lack it only get fewer, so the letter that names the fewest holds, and one that names none stands
/// for all. Where they were too many for one letter, all of its parts hold.
/// </summary>
internal static class Burial
{
    public static IReadOnlyList<DeadLetter> Of(IReadOnlyCollection<DeadLetter> letters)
    {
        var parts = letters.Min(PartsOf);
        return
        [
            .. letters.Where(letter => PartsOf(letter) == parts)
                .GroupBy(letter => letter.RemainingPart, StringComparer.Ordinal)
                .OrderBy(part => part.Key, StringComparer.Ordinal)
                .Select(part => part.MinBy(letter => letter.RemainingGroups?.Count ?? 0)!),
        ];
    }

    private static int PartsOf(DeadLetter letter) => letter switch
    {
        { RemainingGroups: null } => int.MaxValue,
        { RemainingPart: { } part } when int.TryParse(part.AsSpan(part.IndexOf('/') + 1), out var parts) => parts,
        _ => 1,
    };
}

namespace ScenarioOrleans.Cli.DeadLetters;

/// <summary>Which letters are meant; what is null or empty does not restrict.</summary>
internal sealed record DeadLetterFilter
{
    public IReadOnlyCollection<string> Codes { get; init; } = [];

    /// <summary>The record key, exactly.</summary>
    public string? Key { get; init; }

    /// <summary>The scenario key's text of the message, <c>organization/scenario</c>, or the organization alone for all of its scenarios.</summary>
    public string? Scenario { get; init; }

    /// <summary>Where the message stood.</summary>
    public PositionRange? Source { get; init; }

    /// <summary>The message was written then or later.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>The message was written before.</summary>
    public DateTimeOffset? Until { get; init; }

    public bool Takes(DeadLetter letter) =>
        (Codes.Count == 0 || Codes.Contains(letter.Code, StringComparer.Ordinal))
        && (Key is null || letter.KeyText == Key)
        && (Source is not { } range || (letter.Source is { } source && range.Contains(source)))
        && (Since is null || letter.Written?.Milliseconds >= Since.Value.ToUnixTimeMilliseconds())
        && (Until is null || letter.Written?.Milliseconds < Until.Value.ToUnixTimeMilliseconds())
        && (Scenario is null || IsOfScenario(letter, Scenario));

    private static bool IsOfScenario(DeadLetter letter, string wanted) =>
        letter.Scenario is { } key && (key.ToString() == wanted || key.ToString().Split('/')[0] == wanted);
}

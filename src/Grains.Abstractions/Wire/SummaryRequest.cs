namespace ScenarioOrleans.Grains;

/// <summary>A summary that is asked for.</summary>
/// <param name="Subject">Whose, and how it is written.</param>
/// <param name="Changed">The groups and days to show, each group once.</param>
/// <param name="All">Show all groups and weeks instead.</param>
/// <param name="Asked">The message that asks, when it has options: then all groups that its filter lets count, in the form it wants; else null.</param>
/// <param name="AtOnce">Whoever asks has to go, or asked for all: the publish interval does not count.</param>
[GenerateSerializer, Immutable, Alias("scenario.SummaryRequest")]
public sealed record SummaryRequest(
    [property: Id(0)] SummarySubject Subject,
    [property: Id(1)] ChangedGroup[] Changed,
    [property: Id(2)] bool All,
    [property: Id(3)] bool AtOnce,
    [property: Id(4)] byte[]? Asked = null);

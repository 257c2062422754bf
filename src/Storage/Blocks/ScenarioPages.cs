using ScenarioOrleans.Aggregation;

namespace ScenarioOrleans.Storage.Blocks;

/// <summary>Where a walk over the stored keys of group lists is, and when it has left what it is about.</summary>
/// <param name="organization">The organization it is about; null: all.</param>
internal sealed class ScenarioPages(string? organization)
{
    /// <summary>Keys of a page.</summary>
    public const int Size = 1_000;

    private readonly string _start = organization is null ? string.Empty : BlockKey.StoredStart(new ScenarioKey(organization, "-").ToString()[..^1]);
    private string? _last;

    /// <summary>The next page begins after it.</summary>
    public string After => _last ?? _start;

    public bool AtEnd { get; private set; }

    /// <summary>What of the page after <see cref="After"/> the walk is about.</summary>
    public IReadOnlyList<string> Take(IReadOnlyList<string> page)
    {
        var keys = page.TakeWhile(key => key.StartsWith(_start, StringComparison.Ordinal)).ToList();
        AtEnd = keys.Count < Size;
        _last = keys.LastOrDefault();
        return keys;
    }
}

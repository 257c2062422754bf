using System.Collections.Concurrent;

namespace ScenarioOrleans.Kafka.DeadLetters;

/// <summary>The last dead letters of this process, newest first. Thread-safe.</summary>
public sealed class RecentDeadLetters(TimeProvider time)
{
    private const int Kept = 10;
    private const int LongestText = 300;

    private readonly ConcurrentQueue<RecentDeadLetter> _letters = new();

    public IReadOnlyList<RecentDeadLetter> All => [.. _letters.Reverse()];

    public void Add(string messageId, string code, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        _letters.Enqueue(new RecentDeadLetter(time.GetUtcNow(), messageId, code, text.Length <= LongestText ? text : text[..LongestText] + "…"));
        while (_letters.Count > Kept)
        {
            _letters.TryDequeue(out _);
        }
    }
}

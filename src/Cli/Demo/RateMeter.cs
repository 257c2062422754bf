namespace ScenarioOrleans.Cli.Demo;

/// <summary>A rate over the last few seconds of a count that only grows. Not thread-safe.</summary>
internal sealed class RateMeter(TimeSpan window)
{
    private readonly Queue<(TimeSpan At, long Count)> _marks = new();

    /// <summary>Takes a reading and gives the rate a second since the oldest one in the window; 0 for the first.</summary>
    public double Read(TimeSpan at, long count)
    {
        while (_marks.Count > 1 && at - _marks.Peek().At > window)
        {
            _marks.Dequeue();
        }

        _marks.Enqueue((at, count));
        var (since, first) = _marks.Peek();
        return at > since ? (count - first) / (at - since).TotalSeconds : 0;
    }
}

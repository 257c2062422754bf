namespace ScenarioOrleans.Operating;

/// <summary>
/// Decides when it is worth a line that something outside is not there: when that begins, then once a minute, and when it is over. One thread at
/// a time reports; any may look.
/// </summary>
public sealed class Absence(TimeProvider time)
{
    private static readonly TimeSpan BetweenLines = TimeSpan.FromMinutes(1);

    private volatile bool _lasts;
    private long _began;
    private long _said;

    /// <summary>It was not there when last looked for.</summary>
    public bool Lasts => _lasts;

    /// <summary>How long it has not been there, or was not before it was found, in whole seconds.</summary>
    public TimeSpan Duration { get; private set; }

    /// <summary>It was looked for in vain. Returns whether a line is due; the first has a <see cref="Duration"/> of zero.</summary>
    public bool Missed()
    {
        var now = time.GetTimestamp();
        if (!_lasts)
        {
            (_lasts, _began, _said, Duration) = (true, now, now, TimeSpan.Zero);
            return true;
        }

        Duration = Since(_began, now);
        if (time.GetElapsedTime(_said, now) < BetweenLines)
        {
            return false;
        }

        _said = now;
        return true;
    }

    /// <summary>It is there. Returns whether a line is due, because it was not.</summary>
    public bool Found()
    {
        if (!_lasts)
        {
            return false;
        }

        (_lasts, Duration) = (false, Since(_began, time.GetTimestamp()));
        return true;
    }

    private TimeSpan Since(long began, long now) => TimeSpan.FromSeconds(Math.Round(time.GetElapsedTime(began, now).TotalSeconds));
}

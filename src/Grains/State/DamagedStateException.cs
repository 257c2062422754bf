namespace ScenarioOrleans.Grains.State;

/// <summary>A stored state that cannot be read. The grain refuses to work, and never writes over it. It travels from silo to silo.</summary>
[GenerateSerializer, Alias("scenario.DamagedStateException")]
public sealed class DamagedStateException : Exception
{
    public DamagedStateException(string message)
        : base(message)
    {
    }

    public DamagedStateException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    public DamagedStateException()
    {
    }

    /// <summary>Whether a failure is, or wraps, one of these: Orleans wraps what an activation throws.</summary>
    public static bool IsCauseOf(Exception failure)
    {
        for (Exception? inner = failure; inner is not null; inner = inner.InnerException)
        {
            if (inner is DamagedStateException)
            {
                return true;
            }
        }

        return false;
    }

    internal static DamagedStateException Unreadable(string owner, string why, Exception? inner = null) =>
        new($"The stored state of grain '{owner}' cannot be read: {why}. Restore it from a backup, or delete it and replay its messages; it was not changed.", inner);

    internal static DamagedStateException Newer(string owner, byte found, byte newest) =>
        new($"The stored state of grain '{owner}' has format {found}; this version reads up to {newest}. Run the version that wrote it, or a later one; it was not changed.");
}

using Microsoft.Extensions.Logging;

namespace ScenarioOrleans.Silo.Hosting;

/// <summary>
/// Entries of the libraries that say nothing, or say what this service says itself, and that no setting of theirs ends. Each is known by its
/// category and number, so that nothing else of its category is lost.
/// </summary>
internal sealed class KnownNoise(TimeProvider time)
{
    private readonly long _began = time.GetTimestamp();

    public bool Is<TState>(string category, EventId id, TState state) => (category, id.Id) switch
    {
        // "Silo not running with ServerGC turned on", and a second line to it. The choice is made and measured: see Runtime.props of the command.
        ("Orleans.Runtime.Silo", 100405) => true,

        // At its start Orleans' watchdog may look at a thread that has not begun yet, and takes the time since the machine started for the time that
        // the thread hangs. A true one is not longer than this process lives.
        ("Orleans.Runtime.Watchdog", 100150) => Duration(state) > time.GetElapsedTime(_began),

        // A start that failed, and a background service that ended by a fault: whoever started the host gets the exception, and says it once.
        ("Microsoft.Extensions.Hosting.Internal.Host", 9 or 10 or 11) => true,
        ("Orleans.Runtime.Silo", 100439) or ("Orleans.Runtime.SiloLifecycleSubject", 100450) => true,
        ("Orleans.Runtime.MembershipService.MembershipTableManager", 100646) => true,
        _ => false,
    };

    private static TimeSpan? Duration<TState>(TState state) => state is IReadOnlyList<KeyValuePair<string, object?>> values
        ? values.Select(value => value.Value).OfType<TimeSpan>().Cast<TimeSpan?>().FirstOrDefault()
        : null;
}

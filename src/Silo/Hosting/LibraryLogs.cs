namespace ScenarioOrleans.Silo.Hosting;

/// <summary>
/// Whether the libraries' own log entries are written. A start that failed, or was cut short, is told by whoever started the service; what the
/// libraries say while what has begun is taken down again explains nothing.
/// </summary>
public sealed class LibraryLogs
{
    private volatile bool _muted;

    public bool Muted => _muted;

    public void Mute() => _muted = true;
}

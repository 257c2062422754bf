namespace ScenarioOrleans.Cli.CommandLine;

/// <summary>How a command ended, as its caller sees it. Scripts rely on these numbers.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>The input could not be used.</summary>
    public const int BadInput = 1;

    /// <summary>The command line or a setting was wrong; nothing was done.</summary>
    public const int Usage = 2;

    /// <summary>Something outside is missing or refused: a broker, a database, a port, a library, permission to write.</summary>
    public const int Environment = 3;

    /// <summary>The service stopped as asked, but within its time not all work in flight was finished, or not all of it committed: it comes again.</summary>
    public const int Abandoned = 4;

    /// <summary>The service ended by itself, because of something it could not survive; or the program has a fault.</summary>
    public const int Fault = 5;

    /// <summary>To this shells add the number of the signal by which a process died.</summary>
    public const int OfSignal = 128;

    /// <summary>Ctrl-C, as shells report it.</summary>
    public const int Interrupted = OfSignal + 2;
}

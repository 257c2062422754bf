using System.Net.Sockets;
using Npgsql;
using ScenarioOrleans.Grains;
using ScenarioOrleans.Storage.Options;

namespace ScenarioOrleans.Storage.Postgres;

/// <summary>What the failures of PostgreSQL and of the way to it mean to callers.</summary>
internal static class PostgresFailures
{
    private static readonly string[] TransientClasses =
    [
        "08", // connection
        "40", // rolled back: deadlock, serialization
        "53", // disk full, out of memory, too many connections
        "57", // shutting down, starting up, cancelled
        "58", // the server's own input and output
    ];

    private static readonly string[] WholeClasses =
    [
        "08", // connection
        "28", // not allowed in
        "3D", // no such database
        "42", // tables, columns or rights are missing
        "58", // the server's own input and output
        "F0", // configuration file
        "XX", // internal errors: damaged data or index
    ];

    private static readonly string[] WholeStates =
    [
        PostgresErrorCodes.DiskFull,
        PostgresErrorCodes.TooManyConnections,
        PostgresErrorCodes.AdminShutdown,
        PostgresErrorCodes.CannotConnectNow, // starting up or shutting down
        PostgresErrorCodes.ReadOnlySqlTransaction,
    ];

    private static readonly string[] TransientStates =
    [
        PostgresErrorCodes.LockNotAvailable,
        PostgresErrorCodes.ReadOnlySqlTransaction, // a standby, until it is promoted
    ];

    /// <summary>What a failure means.</summary>
    /// <param name="failure">The failure.</param>
    /// <param name="database">Which database, for the text.</param>
    /// <param name="answers">The server was asked after it, and has answered.</param>
    public static StorageException Explain(Exception failure, string database, bool answers = true) => failure switch
    {
        StorageException known => known,
        PostgresException refused => new StorageException(
            $"The PostgreSQL database {database} refused ({refused.SqlState}): {refused.MessageText}.{Remedy(refused.SqlState)}", refused)
        {
            Transient = TransientStates.Contains(refused.SqlState) || TransientClasses.Contains(refused.SqlState[..2]),
            WholeDatabase = WholeStates.Contains(refused.SqlState) || WholeClasses.Contains(refused.SqlState[..2]),
            Provider = StorageProviders.Postgres,
        },
        _ => new StorageException(
            $"The PostgreSQL database {database} could not be used: {Reason(failure, answers)}. Check that the server runs, and {StorageOptions.Section}:{nameof(StorageOptions.ConnectionString)}.",
            failure)
        {
            // Npgsql's own refusals, such as of a server that asks for a password where none is given, last until somebody changes something.
            Transient = failure is NpgsqlException { IsTransient: true } or SocketException or IOException or TimeoutException or ObjectDisposedException,
            // Not reached at all. A connection that broke, or an answer that did not come, may be due to what was written.
            WholeDatabase = !answers || failure is SocketException or NpgsqlException { InnerException: SocketException } or NpgsqlException { IsTransient: false },
            Provider = StorageProviders.Postgres,
        },
    };

    private static string Remedy(string state) => state[..2] is "28" or "3D"
        ? $" Correct {StorageOptions.Section}:{nameof(StorageOptions.ConnectionString)}, or have the server know the user and the database."
        : string.Empty;

    /// <summary>No answer came: whether the server still gives any is to be asked.</summary>
    public static bool MayBeSilence(Exception failure) => failure is TimeoutException or IOException
        or (NpgsqlException { InnerException: not SocketException } and not PostgresException);

    private static string Reason(Exception failure, bool answers) => answers
        ? failure.Message.TrimEnd('.')
        : $"it does not answer ({(failure.InnerException is TimeoutException silence ? silence : failure).Message.TrimEnd('.')})";

    public static bool IsLostConnection(Exception failure) => failure switch
    {
        PostgresException refused => refused.SqlState.StartsWith("57P", StringComparison.Ordinal),
        NpgsqlException => true,
        _ => false,
    };
}

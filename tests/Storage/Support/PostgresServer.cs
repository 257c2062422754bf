using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace ScenarioOrleans.Storage.Tests.Support;

/// <summary>
/// A PostgreSQL server of the test run: on loopback, on a free port, its data in a temporary folder. It starts with its first database and
/// stops with the run. The data are not flushed to the disk (<c>fsync=off</c>): here only processes die, not machines. Where no server is
/// installed, the test that asks for a database is skipped.
/// </summary>
public sealed class PostgresServer : IDisposable
{
    private const string User = "postgres";

    private readonly TemporaryFolder _folder = new();
    private readonly Lock _lock = new();
    private readonly string? _programs = Programs();
    private readonly int _port = FreePort();
    private bool _initialized;
    private int _databases;
    private bool _runs;

    private string Data => _folder.File("data");

    public void Start()
    {
        var options = string.Create(
            CultureInfo.InvariantCulture,
            $"-p {_port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off -c max_connections=200");
        RunAsUser("pg_ctl", "start", "--wait", "--pgdata", Data, "--log", _folder.File("server.log"), "--options", options);
        _runs = true;
    }

    /// <summary>Stops as a crash does: connections break, nothing is written any more.</summary>
    public void StopAtOnce()
    {
        _runs = false;
        RunAsUser("pg_ctl", "stop", "--wait", "--mode", "immediate", "--pgdata", Data);
    }

    /// <summary>Makes an empty database.</summary>
    /// <param name="encoding">Its encoding.</param>
    /// <param name="order">How it orders texts; by their bytes without it.</param>
    /// <returns>How to connect to it.</returns>
    public string CreateDatabase(string encoding = "UTF8", string order = "")
    {
        Skip.If(_programs is null, "No PostgreSQL server is installed: neither on the PATH nor below /usr/lib/postgresql is there an initdb. Install one (apt-get install postgresql).");
        Initialize();
        var name = string.Create(CultureInfo.InvariantCulture, $"test_{Interlocked.Increment(ref _databases)}");
        using var connection = new NpgsqlConnection(To(User) + ";Pooling=false");
        connection.Open();
        using var command = new NpgsqlCommand($"CREATE DATABASE {name} TEMPLATE template0 ENCODING '{encoding}' {order}", connection);
        command.ExecuteNonQuery();
        return To(name);
    }

    /// <summary>Writes a database as statements that any client can run, without those of psql.</summary>
    internal void Dump(string uri, string file)
    {
        ProgramRun.Run(
            $"{_programs}/pg_dump", "--inserts", "--rows-per-insert=50", "--no-owner", "--no-privileges", "--file", file, "--dbname", uri);
        File.WriteAllLines(file, File.ReadLines(file).Where(line => !line.StartsWith('\\')).ToList());
    }

    public void Dispose()
    {
        AppDomain.CurrentDomain.ProcessExit -= StopAtExit;
        if (_runs)
        {
            StopAtOnce();
        }

        _folder.Dispose();
    }

    /// <summary>The folder of the newest server's programs; null where there is none.</summary>
    private static string? Programs()
    {
        const string Debian = "/usr/lib/postgresql";
        var versions = Directory.Exists(Debian) ? Directory.GetDirectories(Debian).Order(StringComparer.Ordinal).Select(version => $"{version}/bin").Reverse() : [];
        var path = Environment.GetEnvironmentVariable("PATH")?.Split(Path.PathSeparator) ?? [];
        return versions.Concat(path).FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")));
    }

    private void Initialize()
    {
        lock (_lock)
        {
            if (_initialized)
            {
                return;
            }

            AppDomain.CurrentDomain.ProcessExit += StopAtExit;
            if (Environment.IsPrivilegedProcess)
            {
                ProgramRun.Run("chown", User, _folder.Path);
            }

            RunAsUser("initdb", "--pgdata", Data, "--username", User, "--auth", "trust", "--encoding", "UTF8", "--locale", "C", "--no-sync");
            Start();
            _initialized = true;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private string To(string database) =>
        string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={_port};Username={User};Database={database}");

    /// <summary>The server refuses to run as root.</summary>
    private void RunAsUser(string program, params string[] arguments)
    {
        var path = $"{_programs}/{program}";
        if (Environment.IsPrivilegedProcess)
        {
            ProgramRun.Run("runuser", ["-u", User, "--", path, .. arguments]);
        }
        else
        {
            ProgramRun.Run(path, arguments);
        }
    }

    private void StopAtExit(object? sender, EventArgs arguments) => Dispose();
}

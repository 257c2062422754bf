using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.InteropServices;

namespace ScenarioOrleans.StandIns.Librdkafka;

/// <summary>
/// Binds every P/Invoke on librdkafka, whichever file name it asks for, to the library that the system's package manager installed.
/// Both Confluent.Kafka's assembly and the projects that call librdkafka themselves go through it.
/// </summary>
public static class SystemLibrdkafka
{
    private const string ClientAssembly = "Confluent.Kafka";

    /// <summary>File names tried in order: Debian and its relatives, other Linux systems, macOS.</summary>
    private static readonly string[] Candidates =
        ["librdkafka.so.1", "librdkafka.so", "librdkafka.1.dylib", "/opt/homebrew/lib/librdkafka.1.dylib"];

    private static readonly ConcurrentDictionary<Assembly, bool> Served = [];
    private static readonly Lazy<nint> Library = new(Load);
    private static int _watching;

    /// <summary>
    /// Serves <paramref name="caller"/> and Confluent.Kafka, which is served when it is loaded: a process that never touches Kafka
    /// loads nothing. May be called any number of times from any thread.
    /// </summary>
    public static void Install(Assembly caller)
    {
        ArgumentNullException.ThrowIfNull(caller);
        Serve(caller);

        if (Interlocked.Exchange(ref _watching, 1) == 0)
        {
            AppDomain.CurrentDomain.AssemblyLoad += (_, loaded) => ServeClient(loaded.LoadedAssembly);
            foreach (var assembly in AppDomain.CurrentDomain.GetAssemblies())
            {
                ServeClient(assembly);
            }
        }
    }

    private static void ServeClient(Assembly assembly)
    {
        if (string.Equals(assembly.GetName().Name, ClientAssembly, StringComparison.Ordinal))
        {
            Serve(assembly);
        }
    }

    private static void Serve(Assembly assembly)
    {
        if (Served.TryAdd(assembly, true))
        {
            NativeLibrary.SetDllImportResolver(assembly, Resolve);
        }
    }

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? path) =>
        name.Contains("librdkafka", StringComparison.OrdinalIgnoreCase) ? Library.Value : 0;

    private static nint Load()
    {
        foreach (var candidate in Candidates)
        {
            if (NativeLibrary.TryLoad(candidate, out var library))
            {
                return library;
            }
        }

        throw new DllNotFoundException(
            $"librdkafka is not installed: none of {string.Join(", ", Candidates)} could be loaded. "
            + "The 'standin' dependency set runs on the system's librdkafka. "
            + "Install it with `apt-get install librdkafka1`, or run `./scenario setup`, which does it.");
    }
}

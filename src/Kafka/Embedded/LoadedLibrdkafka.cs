using System.Diagnostics;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Confluent.Kafka;

namespace ScenarioOrleans.Kafka.Embedded;

/// <summary>
/// The librdkafka that Confluent.Kafka has loaded into this process. Its package brings several builds for Linux, and which one loads depends
/// on the system's libraries; the embedded broker calls that same one, so that there is one librdkafka in the process.
/// </summary>
internal static class LoadedLibrdkafka
{
    /// <summary>The name under which this assembly's native calls ask for it.</summary>
    public const string Name = "librdkafka";

    private static readonly Lazy<nint> Handle = new(Load);

    static LoadedLibrdkafka() => NativeLibrary.SetDllImportResolver(typeof(LoadedLibrdkafka).Assembly, Resolve);

    /// <summary>Its version, such as <c>2.16.0</c>.</summary>
    /// <exception cref="DllNotFoundException">None of the builds loads here; the text says why and what to install.</exception>
    public static string Version
    {
        get
        {
            LoadClient();
            return Library.VersionString;
        }
    }

    /// <summary>Files of librdkafka in this process; one once it is loaded.</summary>
    public static IReadOnlyList<string> Files()
    {
        using var process = Process.GetCurrentProcess();
        return [.. process.Modules.Cast<ProcessModule>().Select(module => module.FileName)
            .Where(file => Path.GetFileName(file).Contains(Name, StringComparison.OrdinalIgnoreCase)).Distinct()];
    }

    /// <summary>Has this assembly's native calls go there. Before the first of them; more than once does nothing more.</summary>
    public static void Serve() => RuntimeHelpers.RunClassConstructor(typeof(LoadedLibrdkafka).TypeHandle);

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? path) => name == Name ? Handle.Value : 0;

    private static nint Load()
    {
        LoadClient();
        // On macOS and Windows there is one build, and a process does not always list its modules there.
        return OperatingSystem.IsLinux()
            ? NativeLibrary.Load(Files().Single())
            : NativeLibrary.Load(Name, typeof(Library).Assembly, null);
    }

    private static void LoadClient()
    {
        try
        {
            Library.Load();
        }
        catch (DllNotFoundException exception)
        {
            throw new DllNotFoundException(
                $"Kafka's client library, librdkafka, does not load on this system ({RuntimeInformation.RuntimeIdentifier}). It needs glibc 2.28 or newer or musl on "
                + "x64, glibc on arm64, macOS, or Windows on x64; elsewhere install librdkafka 2.6 or newer by the system's package manager, with its "
                + "development package (librdkafka-dev, librdkafka-devel).",
                exception);
        }
    }
}

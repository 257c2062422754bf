using System.Runtime.InteropServices;

namespace ScenarioOrleans.Rig.Processes;

/// <summary>What .NET cannot send by itself.</summary>
internal static partial class Signals
{
    private const int Sigterm = 15;

    /// <summary>Asks a process to end; false if it is gone.</summary>
    public static bool Terminate(int process) => Kill(process, Sigterm) == 0;

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}

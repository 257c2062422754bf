using System.Diagnostics;
using System.Globalization;

namespace ScenarioOrleans.Rig.Processes;

/// <summary>What a running process has used so far, by the kernel's account.</summary>
internal readonly record struct ProcessFigures(double CpuSeconds, long PeakBytes, long ResidentBytes)
{
    /// <summary>False when it has ended.</summary>
    public static bool TryRead(Process process, out ProcessFigures figures)
    {
        figures = default;
        try
        {
            long peak = 0, resident = 0;
            foreach (var line in File.ReadLines($"/proc/{process.Id}/status"))
            {
                peak = Value(line, "VmHWM:") ?? peak;
                resident = Value(line, "VmRSS:") ?? resident;
            }

            figures = new ProcessFigures(process.TotalProcessorTime.TotalSeconds, peak, resident);
            // A process that has ended and is not yet waited for has a name and no memory.
            return peak > 0;
        }
        catch (Exception ended) when (ended is IOException or InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private static long? Value(string line, string name) => line.StartsWith(name, StringComparison.Ordinal)
        ? long.Parse(line.AsSpan(name.Length, line.Length - name.Length - " kB".Length), NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture) * 1024
        : null;
}

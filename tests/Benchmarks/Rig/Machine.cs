using System.Globalization;
using System.Runtime.InteropServices;

namespace ScenarioOrleans.Rig;

/// <summary>What a figure depends on, besides the code.</summary>
internal static class Machine
{
    public static string Describe(TimeProvider time)
    {
        var memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (double)(1L << 30);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{time.GetUtcNow():yyyy-MM-dd}, {Environment.ProcessorCount} cores of {Processor()}, {memory:0} GiB, {RuntimeInformation.OSDescription.Split('-')[0]}, {RuntimeInformation.FrameworkDescription}");
    }

    private static string Processor()
    {
        const string Cpu = "/proc/cpuinfo";
        var line = File.Exists(Cpu) ? File.ReadLines(Cpu).FirstOrDefault(text => text.StartsWith("model name", StringComparison.Ordinal)) : null;
        return line?.Split(':')[1].Trim() ?? RuntimeInformation.ProcessArchitecture.ToString();
    }
}

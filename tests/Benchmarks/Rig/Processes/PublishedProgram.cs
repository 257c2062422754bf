using System.Diagnostics;

namespace ScenarioOrleans.Rig.Processes;

/// <summary>The command as it is deployed.</summary>
internal static class PublishedProgram
{
    /// <summary>Publishes the sources, and says where the program is.</summary>
    /// <exception cref="InvalidOperationException">They do not build; the message is the build's.</exception>
    public static async Task<string> MakeAsync(string root, CancellationToken cancel)
    {
        var folder = Path.Combine(root, "artifacts", "bench", "program");
        var start = new ProcessStartInfo("dotnet", ["publish", Path.Combine(root, "src", "Cli"), "--output", folder, "--nologo", "--verbosity", "quiet"])
        {
            RedirectStandardOutput = true,
            // A build node that outlives the build would hold the pipe open.
            Environment = { ["MSBUILDDISABLENODEREUSE"] = "1" },
        };
        using var publish = Process.Start(start)!;
        var output = await publish.StandardOutput.ReadToEndAsync(cancel);
        await publish.WaitForExitAsync(cancel);
        return publish.ExitCode == 0
            ? Path.Combine(folder, "scenario.dll")
            : throw new InvalidOperationException($"src/Cli cannot be published, so nothing was measured:\n{output}");
    }
}

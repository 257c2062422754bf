using System.ComponentModel;
using System.Diagnostics;
using ScenarioOrleans.Rig.Measuring;

namespace ScenarioOrleans.Rig.W1;

/// <summary>The peers that can be had on this machine.</summary>
internal sealed class Peers(RigOptions options)
{
    /// <summary>Debian's, which has python3-pandas; another Python may come first on the path.</summary>
    public const string Python = "/usr/bin/python3";

    private static readonly TimeSpan InstallLimit = TimeSpan.FromMinutes(2);

    /// <summary>Those that run, and what those need that do not.</summary>
    public async Task<(IReadOnlyList<IContestant> Present, IReadOnlyList<string> Absent)> StartAsync(string input, CancellationToken cancel)
    {
        var present = new List<IContestant>();
        var absent = new List<string>();
        foreach (var way in new[] { "service", "vectorised" })
        {
            Take($"pandas, {way}", await LineProcess.TryStartAsync(
                $"pandas, {way}", Python, [Path.Combine(options.Peers, "pandas_w1.py"), way, input], cancel), "python3-pandas");
        }

        var duck = await InstallDuckAsync(cancel);
        Take("DuckDB", duck is null ? null : await LineProcess.TryStartAsync("DuckDB", "node", [duck, input], cancel), "node, npm and @duckdb/node-api");
        return (present, absent);

        void Take(string name, LineProcess? peer, string needs)
        {
            if (peer is not null)
            {
                present.Add(peer);
            }
            else
            {
                absent.Add($"{name}: not present (needs {needs}).");
            }
        }
    }

    /// <summary>The script beside its installed package, or null.</summary>
    private async Task<string?> InstallDuckAsync(CancellationToken cancel)
    {
        var folder = Path.Combine(options.Scratch, "duckdb");
        Directory.CreateDirectory(folder);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(options.Peers, "DuckDb")))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)), overwrite: true);
        }

        var script = Path.Combine(folder, "duckdb_w1.mjs");
        return Directory.Exists(Path.Combine(folder, "node_modules", "@duckdb", "node-api")) || await InstallAsync(folder, cancel) ? script : null;
    }

    private static async Task<bool> InstallAsync(string folder, CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(InstallLimit);
        try
        {
            using var npm = Process.Start(new ProcessStartInfo("npm", ["install", "--no-audit", "--no-fund", "--silent"])
            {
                WorkingDirectory = folder,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            var output = npm.StandardOutput.ReadToEndAsync(limit.Token);
            var errors = npm.StandardError.ReadToEndAsync(limit.Token);
            await Task.WhenAll(output, errors, npm.WaitForExitAsync(limit.Token));
            return npm.ExitCode == 0;
        }
        catch (Exception missing) when (missing is Win32Exception || (missing is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            return false;
        }
    }
}

using System.IO.Compression;
using ScenarioOrleans.Cli.CommandLine;
using ScenarioOrleans.Cli.Terminal;

namespace ScenarioOrleans.Cli.Generate;

/// <summary>Writes a series of requests: one to stdout or a file, several to stdout line by line or to a folder.</summary>
internal sealed class GenerateRun(Shell shell, RequestEncoding encoding, string? target)
{
    private const string Out = "--out";

    public async Task WriteAsync(IReadOnlyList<GeneratorOptions> series, CancellationToken cancel)
    {
        if (target is null)
        {
            await WriteToOutputAsync(series, cancel);
        }
        else if (series.Count == 1)
        {
            await OutputPath.WriteAsync(Out, target, () => WriteAsync(series[0], target));
        }
        else
        {
            await OutputPath.WriteAsync(Out, target, () => WriteToFolderAsync(series, target, cancel));
        }
    }

    private async Task WriteToOutputAsync(IReadOnlyList<GeneratorOptions> series, CancellationToken cancel)
    {
        if (encoding == RequestEncoding.Gzip && (series.Count > 1 || shell.OutputIsTerminal))
        {
            throw CommandException.Usage("gzip is neither text nor lines; name a file or folder with --out, or choose --encoding base64");
        }

        foreach (var options in series)
        {
            cancel.ThrowIfCancellationRequested();
            RequestEncodings.Write(new ScenarioGenerator(options), encoding, CompressionLevel.Optimal, shell.Output);
            if (encoding != RequestEncoding.Gzip)
            {
                await shell.Output.WriteAsync("\n"u8.ToArray(), cancel);
            }
        }
    }

    private async Task WriteToFolderAsync(IReadOnlyList<GeneratorOptions> series, string folder, CancellationToken cancel)
    {
        Directory.CreateDirectory(folder);
        var digits = $"D{series.Count.ToString().Length}";
        for (var index = 0; index < series.Count; index++)
        {
            cancel.ThrowIfCancellationRequested();
            await WriteAsync(series[index], Path.Combine(folder, $"request-{(index + 1).ToString(digits)}{encoding.Extension()}"));
        }
    }

    private async Task WriteAsync(GeneratorOptions options, string file)
    {
        await using var output = File.Create(file);
        RequestEncodings.Write(new ScenarioGenerator(options), encoding, CompressionLevel.Optimal, output);
    }
}

using ScenarioOrleans.Cli.Terminal;

namespace ScenarioOrleans.Cli.Rollup;

/// <summary>A file for each answer, named after its request; created with the folder when the first answer comes.</summary>
internal sealed class FolderSink(string folder, string extension) : IAnswerSink
{
    public Task WriteAsync(MessageSource request, ReadOnlyMemory<byte> answer, CancellationToken cancel) => OutputPath.WriteAsync("--out", folder, () =>
    {
        Directory.CreateDirectory(folder);
        return File.WriteAllBytesAsync(Path.Combine(folder, request.Stem + extension), answer, cancel);
    });
}

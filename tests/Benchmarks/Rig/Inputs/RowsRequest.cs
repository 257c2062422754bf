using System.IO.Compression;
using ScenarioOrleans.Cli.Generate;

namespace ScenarioOrleans.Rig.Inputs;

/// <summary>A request of some of a generator's rows, as gzip.</summary>
internal static class RowsRequest
{
    /// <param name="options">Rows and organization.</param>
    /// <param name="pick">The rows to write, made of the generator's.</param>
    public static byte[] Write(GeneratorOptions options, Func<IEnumerable<GeneratedRow>, IEnumerable<GeneratedRow>> pick)
    {
        var generator = new ScenarioGenerator(options);
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest, leaveOpen: true))
        {
            RequestWriter.Write(generator, pick(generator.Rows()), gzip);
        }

        return compressed.ToArray();
    }
}

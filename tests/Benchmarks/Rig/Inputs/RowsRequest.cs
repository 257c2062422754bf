using System.Buffers;
using System.IO.Compression;
using System.Text;
using ScenarioOrleans.Cli.Generate;

namespace ScenarioOrleans.Rig.Inputs;

/// <summary>A request of some of a generator's rows, as gzip.</summary>
internal static class RowsRequest
{
    private const int PieceBytes = 64 * 1024;

    /// <param name="options">Rows and organization.</param>
    /// <param name="pick">The rows to write, made of the generator's.</param>
    public static byte[] Write(GeneratorOptions options, Func<IEnumerable<GeneratedRow>, IEnumerable<GeneratedRow>> pick)
    {
        var generator = new ScenarioGenerator(options);
        byte[][] groups = [.. generator.Groups.Select(RowJson.GroupFields)];
        var json = new ArrayBufferWriter<byte>(PieceBytes + RowJson.MaxBytes);
        var (kind, rows) = options.Kind == RequestKind.Rollup ? ("rollup", "weekly") : ("hourly", "rows");
        json.Write(Encoding.UTF8.GetBytes($$"""{"event":"{{kind}}","organizationId":"{{options.Organization}}","week_start":"friday","{{rows}}":"""));
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest, leaveOpen: true))
        {
            var separator = "["u8;
            foreach (var row in pick(generator.Rows()))
            {
                json.Write(separator);
                separator = ","u8;
                RowJson.Write(row, groups[row.GroupIndex], json);
                if (json.WrittenCount >= PieceBytes)
                {
                    gzip.Write(json.WrittenSpan);
                    json.ResetWrittenCount();
                }
            }

            json.Write("]}"u8);
            gzip.Write(json.WrittenSpan);
        }

        return compressed.ToArray();
    }
}

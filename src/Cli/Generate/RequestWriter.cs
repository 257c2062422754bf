using System.Buffers;
using System.Text;
using System.Text.Json;

namespace ScenarioOrleans.Cli.Generate;

/// <summary>Writes a generated request as compact JSON, row after row, without holding it in memory.</summary>
internal static class RequestWriter
{
    private const int FlushAt = 64 * 1024;

    public static void Write(ScenarioGenerator generator, Stream output) => Write(generator, generator.Rows(), output);

    /// <summary>The same head and groups with other rows.</summary>
    /// <param name="generator">Whose request it is.</param>
    /// <param name="rows">The rows to write, made of the generator's.</param>
    /// <param name="output">Left open.</param>
    public static void Write(ScenarioGenerator generator, IEnumerable<GeneratedRow> rows, Stream output)
    {
        var buffer = new ArrayBufferWriter<byte>(FlushAt + RowJson.MaxBytes);
        WriteHead(generator.Options, buffer);
        byte[][] groups = [.. generator.Groups.Select(RowJson.GroupFields)];
        var separator = "["u8;
        foreach (var row in rows)
        {
            buffer.Write(separator);
            separator = ","u8;
            RowJson.Write(row, groups[row.GroupIndex], buffer);
            if (buffer.WrittenCount >= FlushAt)
            {
                output.Write(buffer.WrittenSpan);
                buffer.ResetWrittenCount();
            }
        }

        buffer.Write("]}"u8);
        output.Write(buffer.WrittenSpan);
    }

    private static void WriteHead(GeneratorOptions options, ArrayBufferWriter<byte> buffer)
    {
        var rollup = options.Kind == RequestKind.Rollup;
        Field("{\"event\":", rollup ? "rollup" : "hourly");
        Field(",\"organizationId\":", options.Organization);
        if (options.Scenario is { } scenario)
        {
            Field(",\"scenario\":", scenario);
        }

        Field(",\"week_start\":", options.WeekStart.ToString().ToLowerInvariant());
        buffer.Write(rollup ? ",\"weekly\":"u8 : ",\"rows\":"u8);

        void Field(string name, string value)
        {
            buffer.Write(Encoding.UTF8.GetBytes(name));
            buffer.Write("\""u8);
            buffer.Write(JsonEncodedText.Encode(value).EncodedUtf8Bytes);
            buffer.Write("\""u8);
        }
    }
}

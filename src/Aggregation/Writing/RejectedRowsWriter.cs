using System.Buffers;

namespace ScenarioOrleans.Aggregation;

/// <summary>The dead letter that names the rows of a message that could not be used.</summary>
public static class RejectedRowsWriter
{
    private const int BytesOfEnd = 40;

    /// <summary>
    /// <c>{"event":"rejected-rows","organizationId":…,"rows":[{"index":i,"code":…,"text":…}],"more":n}</c>: as many rows as fit,
    /// and how many more there were.
    /// </summary>
    /// <param name="organization">As the message names it.</param>
    /// <param name="rejected">The rows.</param>
    /// <param name="maxBytes">The most that is written, as long as the organization's name alone does not need more.</param>
    public static byte[] Write(OrganizationId organization, RejectedRows rejected, int maxBytes)
    {
        ArgumentNullException.ThrowIfNull(rejected);
        var output = new ArrayBufferWriter<byte>();
        output.Write("{\"event\":\"rejected-rows\",\"organizationId\":"u8);
        organization.WriteJson(output);
        output.Write(",\"rows\":["u8);
        var written = 0;
        var item = new ArrayBufferWriter<byte>();
        foreach (var row in rejected.Items)
        {
            item.ResetWrittenCount();
            WriteRow(item, row, written > 0);
            if (output.WrittenCount + item.WrittenCount + BytesOfEnd > maxBytes)
            {
                break;
            }

            output.Write(item.WrittenSpan);
            written++;
        }

        output.Write("],\"more\":"u8);
        FigureWriter.WriteInteger(output, rejected.Count - written);
        output.Write("}"u8);
        return output.WrittenSpan.ToArray();
    }

    private static void WriteRow(IBufferWriter<byte> output, RejectedRow row, bool separated)
    {
        output.Write(separated ? ",{\"index\":"u8 : "{\"index\":"u8);
        FigureWriter.WriteInteger(output, row.Index);
        output.Write(",\"code\":"u8);
        JsonText.WriteString(output, row.Code);
        output.Write(",\"text\":"u8);
        JsonText.WriteString(output, row.Text);
        output.Write("}"u8);
    }
}

using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace ScenarioOrleans.Cli.Generate;

/// <summary>One row as JSON. Volume is written as an integer and the other measures with a decimal point, as planning tools do.</summary>
internal static class RowJson
{
    /// <summary>No row is longer.</summary>
    public const int MaxBytes = 1024;

    private static readonly byte[][] Names =
    [
        ",\"Volume\":"u8.ToArray(), ",\"Abandons\":"u8.ToArray(), ",\"Top Line Agents (FTE)\":"u8.ToArray(), ",\"Base AHT\":"u8.ToArray(),
        ",\"Handled Threshold\":"u8.ToArray(), ",\"Service Level (X Seconds)\":"u8.ToArray(), ",\"Acceptable Wait Time\":"u8.ToArray(),
        ",\"Total Queue Time\":"u8.ToArray(),
    ];

    /// <summary>The three dimensions, which are the same in each row of a group.</summary>
    public static byte[] GroupFields(GeneratedGroup group) => Encoding.UTF8.GetBytes(
        $"\",\"Contact Type\":\"{group.ContactType}\",\"Staff Type\":\"{group.StaffType}\",\"Call Center\":\"{group.CallCenter}\"");

    public static void Write(in GeneratedRow row, ReadOnlySpan<byte> groupFields, IBufferWriter<byte> writer)
    {
        var buffer = writer.GetSpan(MaxBytes);
        var length = Put("{\"Week\":\""u8, buffer);
        row.Day.TryFormat(buffer[length..], out var dayLength, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        length += dayLength;
        length += Put(groupFields, buffer[length..]);
        for (var index = 0; index < GeneratedMeasures.Count; index++)
        {
            length += Put(Names[index], buffer[length..]);
            length += PutNumber(row.Measures[index], buffer[length..], asInteger: index == 0);
        }

        length += Put("}"u8, buffer[length..]);
        writer.Advance(length);
    }

    private static int Put(ReadOnlySpan<byte> text, Span<byte> buffer)
    {
        text.CopyTo(buffer);
        return text.Length;
    }

    private static int PutNumber(long tenThousandths, Span<byte> buffer, bool asInteger)
    {
        if (tenThousandths == GeneratedMeasures.Null)
        {
            return Put("null"u8, buffer);
        }

        var (whole, rest) = Math.DivRem(tenThousandths, GeneratedMeasures.One);
        Utf8Formatter.TryFormat(whole, buffer, out var length);
        if (asInteger)
        {
            return length;
        }

        buffer[length++] = (byte)'.';
        var unit = GeneratedMeasures.One;
        do
        {
            unit /= 10;
            var digit = rest / unit;
            rest -= digit * unit;
            buffer[length++] = (byte)('0' + digit);
        }
        while (rest != 0);

        return length;
    }
}

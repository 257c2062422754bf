using System.Buffers;
using System.Buffers.Text;
using System.Globalization;

namespace ScenarioOrleans.Aggregation;

/// <summary>
/// Doubles as JSON numbers: the shortest digits that read back as the same double, laid out as ECMAScript
/// (and RFC 8785, canonical JSON) does: plain from 1e-6 to below 1e21, else with an exponent; whole numbers without a point.
/// </summary>
internal static class DoubleText
{
    private const int MaxTextLength = 32;
    private const int FirstWithExponent = 21;
    private const int LastWithExponent = -7;

    /// <param name="output">Where the text goes.</param>
    /// <param name="value">A finite double; negative zero is written as 0.</param>
    public static void Write(IBufferWriter<byte> output, double value)
    {
        // + 0.0 turns negative zero into zero and leaves everything else.
        var text = output.GetSpan(MaxTextLength);
        (value + 0.0).TryFormat(text, out var length, default, CultureInfo.InvariantCulture);
        var mark = text[..length].IndexOf((byte)'E');
        output.Advance(mark < 0 ? length : Layout(text, length, mark));
    }

    /// <summary>From .NET's <c>-d.dddE+xx</c>, which it uses below 1e-5 and from 1e15 on.</summary>
    private static int Layout(Span<byte> text, int length, int mark)
    {
        _ = Utf8Parser.TryParse(text[(mark + 1)..length], out int exponent, out _);
        var sign = text[0] == '-' ? 1 : 0;
        Span<byte> digits = stackalloc byte[MaxTextLength];
        digits[0] = text[sign];
        var count = 1;
        for (var i = sign + 2; i < mark; i++)
        {
            digits[count++] = text[i];
        }

        var to = text[sign..];
        return sign + exponent switch
        {
            >= FirstWithExponent or <= LastWithExponent => Scientific(to, digits[..count], exponent),
            >= 0 => Whole(to, digits[..count], exponent),
            _ => Fraction(to, digits[..count], exponent),
        };
    }

    private static int Scientific(Span<byte> to, ReadOnlySpan<byte> digits, int exponent)
    {
        var at = 0;
        to[at++] = digits[0];
        if (digits.Length > 1)
        {
            to[at++] = (byte)'.';
            digits[1..].CopyTo(to[at..]);
            at += digits.Length - 1;
        }

        to[at++] = (byte)'e';
        to[at++] = (byte)(exponent < 0 ? '-' : '+');
        _ = Utf8Formatter.TryFormat(Math.Abs(exponent), to[at..], out var written);
        return at + written;
    }

    /// <summary>A double from 1e15 on may still have a digit behind the point.</summary>
    private static int Whole(Span<byte> to, ReadOnlySpan<byte> digits, int exponent)
    {
        var whole = exponent + 1;
        if (digits.Length > whole)
        {
            digits[..whole].CopyTo(to);
            to[whole] = (byte)'.';
            digits[whole..].CopyTo(to[(whole + 1)..]);
            return digits.Length + 1;
        }

        digits.CopyTo(to);
        to[digits.Length..whole].Fill((byte)'0');
        return whole;
    }

    private static int Fraction(Span<byte> to, ReadOnlySpan<byte> digits, int exponent)
    {
        var zeros = -exponent;
        to[..(zeros + 1)].Fill((byte)'0');
        to[1] = (byte)'.';
        digits.CopyTo(to[(zeros + 1)..]);
        return zeros + 1 + digits.Length;
    }
}

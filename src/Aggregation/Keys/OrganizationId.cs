using System.Buffers;
using System.Text;

namespace ScenarioOrleans.Aggregation;

/// <summary>An organization as a message names it: text, or a number whose written digits are kept.</summary>
public readonly record struct OrganizationId
{
    private static readonly SearchValues<char> PlainDigits = SearchValues.Create("-.0123456789");

    private OrganizationId(string text, bool isNumber) => (Text, IsNumber) = (text, isNumber);

    /// <summary>The text without quotes and escapes, or the number's digits as they were written.</summary>
    public string Text { get; }

    public bool IsNumber { get; }

    /// <summary>
    /// What the organization is known by: of a whole number its digits, however it is written (<c>12</c>, <c>12.0</c>, <c>1.2e1</c>), also where it
    /// is a text (<c>"12"</c>, <c>"12.0"</c>); of everything else <see cref="Text"/>. A text with an exponent is a name, not a number.
    /// </summary>
    public string Name => IsNumber || IsPlainNumber(Text) ? WholeNumber.Digits(Text) ?? Text : Text;

    public static OrganizationId OfText(string text) => new(KeyText.Checked(text, nameof(text)), false);

    /// <param name="digits">A JSON number, as written.</param>
    /// <exception cref="ArgumentException">The text is not a JSON number.</exception>
    public static OrganizationId OfNumber(string digits)
    {
        ArgumentException.ThrowIfNullOrEmpty(digits);
        return NumberText.IsNumber(Encoding.UTF8.GetBytes(digits))
            ? new OrganizationId(digits, true)
            : throw new ArgumentException($"'{digits}' is not a JSON number.", nameof(digits));
    }

    /// <summary>Writes the id as the JSON value it came as.</summary>
    public void WriteJson(IBufferWriter<byte> output)
    {
        if (IsNumber)
        {
            output.Write(Encoding.UTF8.GetBytes(Text));
        }
        else
        {
            JsonText.WriteString(output, Text);
        }
    }

    public override string ToString() => Text;

    private static bool IsPlainNumber(string text) =>
        !text.AsSpan().ContainsAnyExcept(PlainDigits) && NumberText.IsNumber(Encoding.UTF8.GetBytes(text));
}

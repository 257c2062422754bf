using System.Buffers;
using System.Text;

namespace ScenarioOrleans.Aggregation;

/// <summary>An organization as a message names it: text, or a number whose written digits are kept.</summary>
public readonly record struct OrganizationId
{
    private OrganizationId(string text, bool isNumber) => (Text, IsNumber) = (text, isNumber);

    /// <summary>The text without quotes and escapes, or the number's digits as they were written.</summary>
    public string Text { get; }

    public bool IsNumber { get; }

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
}

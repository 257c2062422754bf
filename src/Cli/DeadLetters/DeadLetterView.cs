using System.Globalization;
using ScenarioOrleans.Aggregation;
using ScenarioOrleans.Cli.Decode;
using ScenarioOrleans.Cli.Terminal;
using ScenarioOrleans.Kafka.DeadLetters;

namespace ScenarioOrleans.Cli.DeadLetters;

/// <summary>Everything about one letter, for people.</summary>
internal static class DeadLetterView
{
    private const int LongestText = 4000;
    private const int MostGroups = 100;

    public static void Write(Shell shell, DeadLetter letter)
    {
        Line(shell, "letter", letter.Position.ToString());
        Line(shell, "message", letter.Source?.ToString() ?? "the record does not say");
        Line(shell, "code", PlainText.Of(letter.Code, LongestText));
        Line(shell, "reason", PlainText.Of(letter.Reason, LongestText));
        Line(shell, "written", letter.Written?.ToString("u") ?? "-");
        Line(shell, "key", PlainText.Of(letter.Key, LongestText));
        if (letter.RemainingGroups is { } groups)
        {
            Line(shell, "remains", string.Create(CultureInfo.InvariantCulture, $"{groups.Count:N0} groups lack the rows; the others have them"));
            foreach (var group in groups.Take(MostGroups))
            {
                Line(shell, "group", PlainText.Of($"{group.ContactType} / {group.StaffType} / {group.CallCenter}", LongestText));
            }
        }

        foreach (var header in letter.Headers.Where(header => header.Key is not (DeadLetterHeaders.Code or DeadLetterHeaders.Message)))
        {
            Line(shell, "header", $"{PlainText.Of(header.Key, LongestText)}: {PlainText.Of(header.Value, LongestText)}");
        }

        Line(shell, "value", SizeOf(letter));
        if (letter.Value is { Length: > 0 } value)
        {
            shell.Out.WriteLine(Readable(value));
        }
    }

    private static string SizeOf(DeadLetter letter) => letter switch
    {
        { Value: { } value } => string.Create(CultureInfo.InvariantCulture, $"{value.Length:N0} bytes"),
        { OmittedBytes: { } bytes } => $"left out, because the topic did not take its {bytes} bytes",
        _ => "none",
    };

    /// <summary>Indented JSON where the value is JSON in any encoding; else its beginning as text or hexadecimal digits.</summary>
    private static string Readable(byte[] value)
    {
        if (PayloadEncoder.TryDecode(value, FoldLimits.Default, out var json, out _))
        {
            var indented = IndentedJson.Of(json, out var fault);
            return fault is null ? System.Text.Encoding.UTF8.GetString(indented.Span) : PlainText.Of(json, LongestText);
        }

        return PlainText.Of(value, LongestText);
    }

    private static void Line(Shell shell, string name, string text) => shell.Out.WriteLine($"{name,-8} {text}");
}

using System.Globalization;
using ScenarioOrleans.Cli.Terminal;
using Spectre.Console;

namespace ScenarioOrleans.Cli.DeadLetters;

/// <summary>Letters as a table for people, one line each.</summary>
internal static class DeadLetterList
{
    private const int LongestKey = 32;
    private const int LongestReason = 160;

    public static void Write(Shell shell, IReadOnlyList<DeadLetter> letters)
    {
        var table = new Table { Border = TableBorder.Rounded };
        table.AddColumn(new TableColumn("Letter").NoWrap()).AddColumn(new TableColumn("Message").NoWrap()).AddColumn(new TableColumn("Written (UTC)").NoWrap())
            .AddColumn("Key").AddColumn(new TableColumn("Code").NoWrap()).AddColumn(new TableColumn("Bytes").RightAligned()).AddColumn("Why");
        foreach (var letter in letters)
        {
            table.AddRow(new[]
            {
                $"{letter.Position.Partition}/{letter.Position.Offset}",
                letter.Source?.ToString() ?? "-",
                letter.Written?.ToString("yyyy-MM-dd HH:mm:ss") ?? "-",
                PlainText.Of(letter.Key, LongestKey),
                PlainText.Of(letter.Code, LongestKey),
                letter.Value is { } value ? value.Length.ToString("N0", CultureInfo.InvariantCulture) : "-",
                PlainText.Of(letter.Reason, LongestReason),
            }.Select(Markup.Escape).ToArray());
        }

        Consoles.ForOutput(shell).Write(table);
    }
}

using System.Buffers;

namespace ScenarioOrleans.Aggregation;

/// <summary>The <c>notes</c> field of an answer; nothing when there is nothing to say.</summary>
internal static class NoteWriter
{
    /// <param name="output">Where it goes.</param>
    /// <param name="notes">What there is to say.</param>
    /// <param name="figures">The answer's groups, by whose names the notes speak of them.</param>
    public static void Write(IBufferWriter<byte> output, IReadOnlyList<Note> notes, WeeklyFigures figures)
    {
        if (notes.Count == 0)
        {
            return;
        }

        var names = notes.Any(note => note.Groups.Count > 0) ? figures.ToDictionary(group => group.Group, group => group.Name) : [];
        output.Write(",\"notes\":"u8);
        WriteArray(output, notes, note => WriteNote(output, note, names));
    }

    private static void WriteNote(IBufferWriter<byte> output, Note note, Dictionary<GroupKey, string> names)
    {
        output.Write("{\"code\":"u8);
        JsonText.WriteString(output, note.Code);
        output.Write(",\"text\":"u8);
        JsonText.WriteString(output, note.Text);
        if (note.Missing is { } missing)
        {
            output.Write(",\"missing\":"u8);
            JsonText.WriteString(output, missing);
            output.Write(",\"columns\":"u8);
            WriteArray(output, note.Columns, column => JsonText.WriteString(output, column));
        }

        if (note.Groups.Count > 0)
        {
            output.Write(",\"groups\":"u8);
            WriteArray(output, note.Groups, set => WriteArray(output, set, group => JsonText.WriteString(output, names.GetValueOrDefault(group) ?? GroupNames.Of([group])[0])));
        }

        output.Write("}"u8);
    }

    private static void WriteArray<T>(IBufferWriter<byte> output, IEnumerable<T> items, Action<T> write)
    {
        var separator = "["u8;
        foreach (var item in items)
        {
            output.Write(separator);
            write(item);
            separator = ","u8;
        }

        output.Write(separator.SequenceEqual("["u8) ? "[]"u8 : "]"u8);
    }
}

using System.Text;
using ScenarioOrleans.Grains;

namespace ScenarioOrleans.Silo.Live;

/// <summary>Cuts answers into the items of a stream.</summary>
internal static class AnswerPieces
{
    /// <summary>The items of one answer, in order.</summary>
    public static IEnumerable<PublishedAnswer> Of(string key, string messageId, byte[] json)
    {
        var kind = EventOf(json);
        var parts = Math.Max(1, (json.Length + AnswerStreams.PieceBytes - 1) / AnswerStreams.PieceBytes);
        return json.Length <= AnswerStreams.PieceBytes
            ? [new PublishedAnswer(key, kind, messageId, 0, 1, json)]
            : json.Chunk(AnswerStreams.PieceBytes).Select((piece, part) => new PublishedAnswer(key, kind, messageId, part, parts, piece));
    }

    /// <summary>Every answer starts with its event.</summary>
    private static string EventOf(ReadOnlySpan<byte> json)
    {
        var start = "{\"event\":\""u8;
        var rest = json.StartsWith(start) ? json[start.Length..] : [];
        return Encoding.UTF8.GetString(rest[..Math.Max(0, rest.IndexOf((byte)'"'))]);
    }
}

using ScenarioOrleans.Grains;

namespace ScenarioOrleans.Silo.Live;

/// <summary>
/// Puts answers together from the items of a stream. Several answers may come interleaved, from several silos; an answer of which a
/// piece is missing is forgotten. Not thread-safe: a stream gives one item at a time.
/// </summary>
internal sealed class AnswerAssembler
{
    /// <summary>Answers under way at once; over it the one that began first is forgotten.</summary>
    private const int MostUnderWay = 8;

    private readonly List<(string MessageId, List<PublishedAnswer> Pieces)> _underWay = [];

    /// <summary>The whole answer when this was its last piece, else null.</summary>
    public LiveAnswer? Take(PublishedAnswer item)
    {
        var at = _underWay.FindIndex(answer => answer.MessageId == item.MessageId);
        List<PublishedAnswer> pieces = at < 0 ? [] : _underWay[at].Pieces;
        if (at >= 0)
        {
            _underWay.RemoveAt(at);
        }

        if (item.Part == 0)
        {
            pieces = [];
        }
        else if (item.Part != pieces.Count)
        {
            return null;
        }

        pieces.Add(item);
        if (pieces.Count == item.Parts)
        {
            return new LiveAnswer(item.Key, item.Event, item.MessageId, Join(pieces));
        }

        _underWay.Add((item.MessageId, pieces));
        if (_underWay.Count > MostUnderWay)
        {
            _underWay.RemoveAt(0);
        }

        return null;
    }

    private static byte[] Join(List<PublishedAnswer> pieces) => pieces.Count == 1 ? pieces[0].Json : [.. pieces.SelectMany(piece => piece.Json)];
}

using ScenarioOrleans.Kafka.DeadLettering;
using ScenarioOrleans.Kafka.Records;

namespace ScenarioOrleans.Cli.DeadLetters;

/// <summary>What is sent again, in which order, and what is not and why.</summary>
/// <param name="Send">In the order in which the messages stood on their topic, partition by partition.</param>
/// <param name="LeftOut">Letters that are not sent, each with its reason.</param>
internal sealed record ReplayPlan(IReadOnlyList<DeadLetter> Send, IReadOnlyList<(DeadLetter Letter, string Reason)> LeftOut)
{
    /// <param name="letters">The letters asked for.</param>
    /// <param name="topic">Where messages are sent: only what came from there goes back.</param>
    /// <param name="sentBefore">Messages that were sent again earlier, and where they stand now.</param>
    public static ReplayPlan Of(IEnumerable<DeadLetter> letters, string topic, SentBefore sentBefore)
    {
        var leftOut = new List<(DeadLetter, string)>();
        var bySource = new SortedDictionary<RecordPosition, List<DeadLetter>>();
        foreach (var letter in letters)
        {
            if (Objection(letter, topic, sentBefore) is { } objection)
            {
                leftOut.Add((letter, objection));
            }
            else if (!bySource.TryAdd(letter.Source!.Value, [letter]))
            {
                bySource[letter.Source.Value].Add(letter);
            }
        }

        var send = new List<DeadLetter>();
        foreach (var same in bySource.Values)
        {
            var burial = Burial.Of(same);
            send.AddRange(burial);
            leftOut.AddRange(same.Except(burial).Select(letter => (letter, $"is about the same message as {burial[0].Position}")));
        }

        return new ReplayPlan(send, leftOut);
    }

    private static string? Objection(DeadLetter letter, string topic, SentBefore sentBefore) => letter switch
    {
        { Code: DeadLetterCodes.RowsRejected } => "is a report of rejected rows, not a message; correct the rows and send those",
        { Code: DeadLetterCodes.NotCompleted } => "is about a message that counts already; only what had to follow it failed",
        { Source: null } => "does not say where its message stood",
        { Source: { } source } when source.Topic != topic => $"is about a message of {source.Topic}, not of {topic}",
        { OmittedBytes: { } bytes } => $"holds no value: the topic did not take its {bytes} bytes",
        { Value: null or [] } => "holds no value",
        { Source: { } source } when sentBefore.Find(source, letter.RemainingPart) is { } now => $"was sent again before, and is {now} now (--again sends it once more)",
        _ => null,
    };
}

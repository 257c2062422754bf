namespace ScenarioOrleans.Aggregation;

/// <summary>
/// Reads a record's value in one streaming pass: base64, gzip, JSON, rows straight into exact sums. Safe to call from any thread;
/// memory does not grow with the message, only with its groups and days.
/// </summary>
/// <remarks>
/// Of several faults always the same one is told, whatever the encoding and however the bytes come in pieces: the encoding before the
/// gzip, the gzip before its JSON, faults and limits within the JSON as they come, and only of a message read to its end the
/// rules for its fields, in the order at <see cref="EnvelopeRules"/>.
/// </remarks>
public static class MessageFolder
{
    /// <summary>How much JSON is in memory at once.</summary>
    private const int WindowBytes = 128 * 1024;

    [ThreadStatic]
    private static MessageReader? _spare;

    /// <summary>The message as sums, or why it cannot be used. Never throws for what a message holds.</summary>
    /// <param name="value">The record's value; not kept.</param>
    /// <param name="limits">What the message may cost.</param>
    /// <param name="cancel">Looked at for every window of JSON.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static FoldOutcome Fold(ReadOnlyMemory<byte> value, FoldLimits limits, CancellationToken cancel = default) =>
        Fold(value, limits, FoldNames.Default, cancel);

    /// <summary>The same with names understood in another way.</summary>
    /// <param name="value">The record's value; not kept.</param>
    /// <param name="limits">What the message may cost.</param>
    /// <param name="names">How the names in it are understood. Best the same instance for all messages.</param>
    /// <param name="cancel">Looked at for every window of JSON.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static FoldOutcome Fold(ReadOnlyMemory<byte> value, FoldLimits limits, FoldNames names, CancellationToken cancel = default) =>
        Fold(value, limits, names, WindowBytes, cancel);

    /// <summary>A message that is not at hand as a whole: plain JSON from a stream, with its options before its rows, and in no envelope.</summary>
    /// <param name="json">Left open; what it throws is thrown.</param>
    /// <param name="limits">What the message may cost.</param>
    /// <param name="names">How the names in it are understood.</param>
    /// <param name="cancel">Looked at for every window of JSON.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static FoldOutcome Fold(Stream json, FoldLimits limits, FoldNames names, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(json);
        return Fold((reader, terms) => reader.Read(json, terms), limits, names, WindowBytes, cancel);
    }

    /// <param name="value">The record's value; not kept.</param>
    /// <param name="limits">What the message may cost.</param>
    /// <param name="names">How the names in it are understood.</param>
    /// <param name="windowBytes">How much JSON is in memory at once, at least 16; the outcome does not depend on it.</param>
    /// <param name="cancel">Looked at for every window of JSON.</param>
    internal static FoldOutcome Fold(ReadOnlyMemory<byte> value, FoldLimits limits, FoldNames names, int windowBytes, CancellationToken cancel) =>
        Fold((reader, terms) => reader.Read(value, terms), limits, names, windowBytes, cancel);

    private static FoldOutcome Fold(
        Func<MessageReader, ReadingTerms, FoldedMessage> read, FoldLimits limits, FoldNames names, int windowBytes, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(limits);
        ArgumentNullException.ThrowIfNull(names);
        var reader = _spare ?? new MessageReader();
        _spare = null;
        using var core = FoldCores.Take();
        try
        {
            return new FoldOutcome(read(reader, new ReadingTerms(limits, names, windowBytes, cancel)));
        }
        catch (FaultException unusable)
        {
            return new FoldOutcome(unusable.Fault);
        }
        finally
        {
            _spare = reader;
        }
    }
}

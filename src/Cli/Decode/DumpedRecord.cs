namespace ScenarioOrleans.Cli.Decode;

/// <summary>One record of a topic as a dump shows it.</summary>
/// <param name="Place"><c>topic/partition/offset</c>, for complaints.</param>
/// <param name="MessageId">Header <c>message-id</c>; null if there is none.</param>
/// <param name="Part">Header <c>part</c>, from 1; 0 if the record is no part.</param>
/// <param name="Parts">Header <c>parts</c>; 0 if the record is no part.</param>
/// <param name="Digest">Header <c>digest</c>, of the whole answer's JSON; null if there is none.</param>
/// <param name="Value">The value.</param>
internal sealed record DumpedRecord(string Place, string? MessageId, int Part, int Parts, string? Digest, ReadOnlyMemory<byte> Value)
{
    public bool IsPart => Parts > 0;
}

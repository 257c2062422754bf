namespace ScenarioOrleans.Silo.Live;

/// <summary>A published answer, decoded and whole.</summary>
/// <param name="Key">The record key.</param>
/// <param name="Event">What it is.</param>
/// <param name="MessageId">The record's <c>message-id</c>.</param>
/// <param name="Json">The compact JSON.</param>
public sealed record LiveAnswer(string Key, string Event, string MessageId, ReadOnlyMemory<byte> Json);

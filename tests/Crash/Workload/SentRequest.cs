namespace ScenarioOrleans.Crash.Tests.Workload;

/// <summary>One message to send, and what has to come of it.</summary>
/// <param name="Kind">For counting.</param>
/// <param name="Plan">Whose it is; null for what cannot be used.</param>
/// <param name="Value">What is sent.</param>
/// <param name="Rows">The rows that go into sums, or into the answer of a rollup.</param>
/// <param name="Code">The code of its dead letter; null: it must have none.</param>
internal sealed record SentRequest(RequestKind Kind, Plan? Plan, byte[] Value, IReadOnlyList<Row> Rows, string? Code);

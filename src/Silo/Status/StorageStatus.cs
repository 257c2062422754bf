namespace ScenarioOrleans.Silo.Status;

/// <summary>The storage of the aggregates, as <c>/api/status</c> shows it. Counts are since the process started; 0 for <c>memory</c>.</summary>
/// <param name="Provider"><c>sqlite</c>, <c>postgres</c> or <c>memory</c>.</param>
/// <param name="Writes">States written.</param>
/// <param name="Commits">Transactions that wrote them.</param>
/// <param name="Conflicts">Writes that met another version than they had read.</param>
/// <param name="Failures">Failed reads and transactions.</param>
public sealed record StorageStatus(string Provider, long Writes, long Commits, long Conflicts, long Failures);

using ScenarioOrleans.Kafka.Handling;
using ScenarioOrleans.Kafka.Records;

namespace ScenarioOrleans.Kafka.Tests.Support;

/// <summary>Results of handlers of tests.</summary>
internal static class Pending
{
    /// <summary>Handled, but for one thing; null: done.</summary>
    public static Handled Of(Func<CancellationToken, Task>? completion, RecordPosition source) =>
        completion is null ? Handled.Done : Handled.Until(new DeferredCompletion("The summary of a test", source, completion));
}

namespace ScenarioOrleans.Crash.Tests.Service;

/// <summary>Where a service can be told to kill itself.</summary>
internal static class KillPoint
{
    /// <summary>A worker has folded; nothing is kept yet.</summary>
    public const string AfterFold = "after-fold";

    /// <summary>The list of groups is saved; the sums may not be.</summary>
    public const string AfterGroupList = "after-group-list";

    /// <summary>An aggregate is saved; others of the same message may not be.</summary>
    public const string AfterAggregate = "after-aggregate";

    /// <summary>Some writes of a transaction are done; it is not committed.</summary>
    public const string InTransaction = "in-transaction";

    /// <summary>A transaction is committed; nobody knows yet.</summary>
    public const string AfterTransaction = "after-transaction";

    /// <summary>An answer or summary is about to be written.</summary>
    public const string BeforeProduce = "before-produce";

    /// <summary>An answer or summary is written; the offset is not committed.</summary>
    public const string AfterProduce = "after-produce";

    /// <summary>A dead letter is written; the offset is not committed.</summary>
    public const string AfterDeadLetter = "after-dead-letter";

    /// <summary>With transactions: records and offsets are sent; the transaction is not committed.</summary>
    public const string InKafkaTransaction = "in-kafka-transaction";

    /// <summary>With transactions: one is committed; the service does not know yet.</summary>
    public const string AfterKafkaTransaction = "after-kafka-transaction";

    public static IReadOnlyList<string> All { get; } =
        [AfterFold, AfterGroupList, AfterAggregate, InTransaction, AfterTransaction, BeforeProduce, AfterProduce, AfterDeadLetter];

    /// <summary>Those that are reached when answers and offsets go together.</summary>
    public static IReadOnlyList<string> WithTransactions { get; } = [.. All, InKafkaTransaction, AfterKafkaTransaction];
}

namespace ScenarioOrleans.Kafka.Embedded;

/// <summary>Kinds of request that the embedded broker can be told to fail, by their API key in the Kafka protocol.</summary>
public enum BrokerRequest : short
{
    Produce = 0,
    Fetch = 1,
    ListOffsets = 2,
    Metadata = 3,
    OffsetCommit = 8,
    OffsetFetch = 9,
    FindCoordinator = 10,
    JoinGroup = 11,
    Heartbeat = 12,
    LeaveGroup = 13,
    SyncGroup = 14,
    InitProducerId = 22,
    AddPartitionsToTransaction = 24,
    AddOffsetsToTransaction = 25,
    EndTransaction = 26,
    TransactionalOffsetCommit = 28,
}

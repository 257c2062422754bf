using Orleans.Runtime;

namespace Orleans.Streams.Core;

/// <summary>A subscription as those see it who manage subscriptions.</summary>
[Immutable]
[GenerateSerializer]
public sealed class StreamSubscription(Guid subscriptionId, string streamProviderName, StreamId streamId, GrainId grainId)
{
    [Id(0)]
    public Guid SubscriptionId { get; } = subscriptionId;

    [Id(1)]
    public string StreamProviderName { get; } = streamProviderName;

    [Id(2)]
    public StreamId StreamId { get; } = streamId;

    /// <summary>The subscribed grain, or a client's id.</summary>
    [Id(3)]
    public GrainId GrainId { get; } = grainId;
}

using Orleans.Runtime;

namespace Orleans.Streams.Core;

/// <summary>Knows who has subscribed to streams.</summary>
public interface IStreamSubscriptionManager
{
    /// <summary>All subscriptions of a stream, of grains and clients alike.</summary>
    Task<IEnumerable<StreamSubscription>> GetSubscriptions(string streamProviderName, StreamId streamId);
}

/// <summary>A stream provider whose subscriptions can be managed.</summary>
public interface IStreamSubscriptionManagerRetriever
{
    IStreamSubscriptionManager? GetStreamSubscriptionManager();
}

internal sealed class StreamSubscriptionManager(StreamHubs hubs) : IStreamSubscriptionManager
{
    private const string ClientType = "sys.client";

    public Task<IEnumerable<StreamSubscription>> GetSubscriptions(string streamProviderName, StreamId streamId)
    {
        var subscriptions = hubs.Find(streamProviderName, streamId)?.Subscriptions.Where(subscription => !subscription.IsOver) ?? [];
        return Task.FromResult<IEnumerable<StreamSubscription>>(
        [
            .. subscriptions.Select(subscription => new StreamSubscription(
                subscription.Id, streamProviderName, streamId, subscription.Grain ?? GrainId.Create(ClientType, subscription.Id.ToString("N")))),
        ]);
    }
}

using System.Diagnostics.CodeAnalysis;
using Orleans.Streams.Core;

namespace Orleans.Streams.PubSub;

/// <summary>Finds the subscriptions of a stream provider.</summary>
public static class StreamSubscriptionManagerExtensions
{
    public static bool TryGetStreamSubscriptionManager(
        this IStreamProvider streamProvider, [NotNullWhen(true)] out IStreamSubscriptionManager? manager)
    {
        manager = (streamProvider as IStreamSubscriptionManagerRetriever)?.GetStreamSubscriptionManager();
        return manager is not null;
    }
}

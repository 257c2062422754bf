using Orleans.Runtime;

namespace Orleans.Streams;

/// <summary>The subscriber's end of a subscription.</summary>
internal interface IStreamReceiver
{
    GrainId? Grain { get; }

    CallRuntime? Client { get; }

    /// <summary>Whether the subscriber can never be reached again.</summary>
    bool IsGone { get; }

    Task DeliverAsync(Guid subscription, StreamEvent item, StreamSequenceToken? token);
}

/// <summary>A subscriber outside of grains. As in Orleans, a client gets one item at a time, over all its subscriptions.</summary>
internal sealed class ClientReceiver<T>(CallRuntime client, IAsyncObserver<T> observer) : IStreamReceiver
{
    public GrainId? Grain => null;

    public CallRuntime? Client => client;

    public bool IsGone => client.IsStopped;

    public async Task DeliverAsync(Guid subscription, StreamEvent item, StreamSequenceToken? token)
    {
        await client.StreamTurn.WaitAsync();
        try
        {
            await StreamDelivery.GiveAsync(observer, item, token);
        }
        finally
        {
            client.StreamTurn.Release();
        }
    }
}

/// <summary>A grain: the delivery is a turn of its activation, which is made if there is none.</summary>
internal sealed class GrainReceiver<T>(GrainId grain, ClusterFabric fabric) : IStreamReceiver
{
    public GrainId? Grain => grain;

    public CallRuntime? Client => null;

    public bool IsGone => false;

    public Task DeliverAsync(Guid subscription, StreamEvent item, StreamSequenceToken? token)
    {
        var delivery = new StreamDelivery(subscription, async activation =>
        {
            if (activation.GetComponent(typeof(StreamObservers)) is StreamObservers observers
                && observers.Find(subscription) is IAsyncObserver<T> observer)
            {
                await StreamDelivery.GiveAsync(observer, item, token);
            }
        });
        delivery.TargetId = grain;
        delivery.Runtime = fabric.AnySilo().Calls;
        fabric.Route(delivery, null);
        return delivery.Answer;
    }
}

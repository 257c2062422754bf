using Orleans.Runtime;

namespace Orleans.Streams;

[Immutable]
[GenerateSerializer]
internal sealed class MemoryStreamHandle<T>(MemoryStream<T> stream, StreamHub hub, StreamSubscription subscription) : StreamSubscriptionHandle<T>
{
    public override StreamId StreamId => stream.StreamId;

    public override string ProviderName => stream.ProviderName;

    public override Guid HandleId => subscription.Id;

    public override Task UnsubscribeAsync()
    {
        hub.Remove(subscription);
        (RuntimeContext.Current?.GetComponent(typeof(StreamObservers)) as StreamObservers)?.Detach(subscription.Id);
        return Task.CompletedTask;
    }

    public override Task<StreamSubscriptionHandle<T>> ResumeAsync(IAsyncObserver<T> observer, StreamSequenceToken? token = null)
    {
        if (subscription.IsOver)
        {
            throw new InvalidOperationException("The subscription has ended.");
        }

        if (RuntimeContext.Current is not Activation activation)
        {
            throw new NotSupportedException("The stand-in takes up subscriptions of grains only; a client subscribes anew.");
        }

        Attach(activation, observer);
        return Task.FromResult<StreamSubscriptionHandle<T>>(this);
    }

    public override bool Equals(StreamSubscriptionHandle<T>? other) => other is not null && other.HandleId == HandleId;

    /// <summary>From now on the activation's items go to the observer; without an activation there is nothing to do.</summary>
    public void Attach(Activation? activation, IAsyncObserver<T> observer)
    {
        if (activation is null)
        {
            return;
        }

        var observers = activation.GetComponent(typeof(StreamObservers)) as StreamObservers;
        if (observers is null)
        {
            activation.SetComponent(observers = new StreamObservers());
        }

        observers.Attach(subscription.Id, observer);
    }
}

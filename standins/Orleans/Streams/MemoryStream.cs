using Orleans.Runtime;
using Orleans.Serialization.Cloning;

namespace Orleans.Streams;

/// <summary>A stream in memory, as one of its users holds it.</summary>
internal sealed class MemoryStream<T>(MemoryStreamProvider provider, StreamId streamId) : IAsyncStream<T>
{
    public bool IsRewindable => provider.IsRewindable;

    public string ProviderName => provider.Name;

    public StreamId StreamId => streamId;

    private StreamHub Hub => provider.Fabric.Streams.Of(provider.Name, streamId);

    public Task OnNextAsync(T item, StreamSequenceToken? token = null) => PublishAsync(new StreamEvent(Copier<T>.Copy(item), null, false), token);

    public Task OnCompletedAsync() => PublishAsync(new StreamEvent(null, null, true), null);

    public Task OnErrorAsync(Exception ex) => PublishAsync(new StreamEvent(null, ex, false), null);

    public async Task OnNextBatchAsync(IEnumerable<T> batch, StreamSequenceToken? token = null)
    {
        foreach (var item in batch)
        {
            await OnNextAsync(item, token);
        }
    }

    public Task<StreamSubscriptionHandle<T>> SubscribeAsync(IAsyncObserver<T> observer) => SubscribeAsync(observer, null);

    public Task<StreamSubscriptionHandle<T>> SubscribeAsync(IAsyncObserver<T> observer, StreamSequenceToken? token, string? filterData = null)
    {
        ArgumentNullException.ThrowIfNull(observer);
        if (token is not null || filterData is not null)
        {
            throw new NotSupportedException("The stand-in's memory streams take neither a token nor filter data; build with -p:DependencySet=nuget.");
        }

        provider.RequireSilos();
        var activation = RuntimeContext.Current as Activation;
        var subscription = provider.NewSubscription(
            activation is null ? new ClientReceiver<T>(provider.Calls, observer) : new GrainReceiver<T>(activation.GrainId, provider.Fabric));
        var handle = new MemoryStreamHandle<T>(this, Hub, subscription);
        handle.Attach(activation, observer);
        Hub.Add(subscription);
        return Task.FromResult<StreamSubscriptionHandle<T>>(handle);
    }

    public Task<IList<StreamSubscriptionHandle<T>>> GetAllSubscriptionHandles()
    {
        var caller = RuntimeContext.Current?.GrainId;
        return Task.FromResult<IList<StreamSubscriptionHandle<T>>>(
        [
            .. Hub.Subscriptions
                .Where(subscription => caller is null ? subscription.Client == provider.Calls : subscription.Grain == caller)
                .Select(subscription => new MemoryStreamHandle<T>(this, Hub, subscription)),
        ]);
    }

    public bool Equals(IAsyncStream<T>? other) => other is not null && other.StreamId == StreamId && other.ProviderName == ProviderName;

    public override bool Equals(object? obj) => Equals(obj as IAsyncStream<T>);

    public override int GetHashCode() => StreamId.GetHashCode();

    public int CompareTo(IAsyncStream<T>? other) => other is null ? 1 : StreamId.CompareTo(other.StreamId);

    public override string ToString() => $"{ProviderName}/{StreamId}";

    private Task PublishAsync(StreamEvent item, StreamSequenceToken? token)
    {
        if (token is not null)
        {
            throw new NotSupportedException("Memory streams number their items themselves.");
        }

        provider.RequireSilos();
        Hub.Publish(item);
        return Task.CompletedTask;
    }
}

using Orleans.Runtime;
using Orleans.Serialization.Cloning;
using Orleans.Serialization.Invocation;

namespace Orleans.Streams;

/// <summary>An item on its way to a grain, scheduled like a call.</summary>
internal sealed class StreamDelivery(Guid subscription, Func<Activation, Task> deliver) : TaskCall
{
    private static readonly GrainMethod Description = new(
        typeof(IStreamConsumer),
        GrainInterfaceType.Create("Orleans.Streams.IStreamConsumerExtension"),
        typeof(IStreamConsumer).GetMethod(nameof(IStreamConsumer.DeliverAsync))!);

    public override GrainMethod Method => Description;

    /// <summary>Hands a copy of the item to the observer.</summary>
    public static Task GiveAsync<T>(IAsyncObserver<T> observer, StreamEvent item, StreamSequenceToken? token)
        => item.Completed ? observer.OnCompletedAsync()
            : item.Error is { } error ? observer.OnErrorAsync(error)
            : observer.OnNextAsync(Copier<T>.Copy((T)item.Item!), token);

    public override Task Start(object target) => deliver((Activation)RuntimeContext.Current!);

    public override void CopyArguments()
    {
    }

    public override int GetArgumentCount() => 1;

    public override object? GetArgument(int index) => subscription;

    public override void SetArgument(int index, object value) => throw new NotSupportedException("A stream delivery cannot be redirected.");
}

/// <summary>What call filters see of a delivery.</summary>
internal interface IStreamConsumer : IAddressable
{
    Task DeliverAsync(Guid subscription);
}

/// <summary>The observers that one activation has attached.</summary>
internal sealed class StreamObservers
{
    private readonly Dictionary<Guid, object> _observers = [];

    public object? Find(Guid subscription) => _observers.GetValueOrDefault(subscription);

    public void Attach(Guid subscription, object observer) => _observers[subscription] = observer;

    public void Detach(Guid subscription) => _observers.Remove(subscription);
}

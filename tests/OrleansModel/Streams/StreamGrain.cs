using Orleans.Streams;
using ScenarioOrleans.OrleansModel.Support;

namespace ScenarioOrleans.OrleansModel.Streams;

/// <summary>An item that travels on a stream.</summary>
[GenerateSerializer]
public sealed class Item
{
    [Id(0)]
    public int Number { get; set; }
}

/// <summary>Publishes and subscribes from inside a silo.</summary>
public interface IStreamGrain : IGrainWithStringKey
{
    Task PublishAsync(string stream, int count);

    Task SubscribeAsync(string stream);

    Task UnsubscribeAsync();

    Task<List<int>> ReceivedAsync();

    Task EndAsync();
}

public sealed class StreamGrain : Grain, IStreamGrain
{
    private readonly List<int> _received = [];
    private StreamSubscriptionHandle<Item>? _handle;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        foreach (var handle in await Stream(this.GetPrimaryKeyString()).GetAllSubscriptionHandles())
        {
            _handle = await handle.ResumeAsync(OnNextAsync);
        }
    }

    public async Task PublishAsync(string stream, int count)
    {
        for (var i = 0; i < count; i++)
        {
            await Stream(stream).OnNextAsync(new Item { Number = i });
        }
    }

    public async Task SubscribeAsync(string stream) => _handle = await Stream(stream).SubscribeAsync(OnNextAsync);

    public Task UnsubscribeAsync() => _handle!.UnsubscribeAsync();

    public Task<List<int>> ReceivedAsync() => Task.FromResult(_received);

    public Task EndAsync()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    private Task OnNextAsync(Item item, StreamSequenceToken? token)
    {
        _received.Add(item.Number);
        Gate.Of(this.GetPrimaryKeyString()).Arrive();
        return Task.CompletedTask;
    }

    private IAsyncStream<Item> Stream(string name) => this.GetStreamProvider("memory").GetStream<Item>(StreamId.Create("items", name));
}

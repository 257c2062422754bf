using Orleans.Streams;
using Orleans.Streams.PubSub;
using Orleans.TestingHost;
using ScenarioOrleans.OrleansModel.Support;

namespace ScenarioOrleans.OrleansModel.Streams;

public sealed class StreamTests : IAsyncLifetime
{
    private readonly string _name = Guid.NewGuid().ToString();
    private InProcessTestCluster _cluster = null!;

    public async Task InitializeAsync() => _cluster = await TestClusters.DeployAsync(
        1,
        silo => silo.AddMemoryStreams("memory").AddMemoryGrainStorage("PubSubStore"),
        client => client.AddMemoryStreams("memory"));

    public async Task DisposeAsync() => await _cluster.DisposeAsync();

    [Fact]
    public async Task Items_PublishedByTheClient_ReachItsSubscriberInOrder()
    {
        var received = new Received();
        await Stream(_name).SubscribeAsync(received.OnNextAsync);

        for (var i = 0; i < 20; i++)
        {
            await Stream(_name).OnNextAsync(new Item { Number = i });
        }

        (await received.FirstAsync(20)).ShouldBe(Enumerable.Range(0, 20));
    }

    [Fact]
    public async Task Items_PublishedByAGrain_ReachTheClient()
    {
        var received = new Received();
        await Stream(_name).SubscribeAsync(received.OnNextAsync);

        await Grain("publisher").PublishAsync(_name, 3);

        (await received.FirstAsync(3)).ShouldBe([0, 1, 2]);
    }

    [Fact]
    public async Task Items_PublishedByTheClient_ReachAGrainInItsTurns()
    {
        await Grain(_name).SubscribeAsync(_name);

        await Stream(_name).OnNextAsync(new Item { Number = 7 });

        await Gate.Of(_name).ArrivedAsync();
        (await Grain(_name).ReceivedAsync()).ShouldBe([7]);
    }

    [Fact]
    public async Task GrainSubscription_AfterDeactivation_IsTakenUpAgain()
    {
        await Grain(_name).SubscribeAsync(_name);
        await Grain(_name).EndAsync();

        await Stream(_name).OnNextAsync(new Item { Number = 8 });

        await Gate.Of(_name).ArrivedAsync();
        (await Grain(_name).ReceivedAsync()).ShouldBe([8]);
    }

    [Fact]
    public async Task Unsubscribed_Subscriber_GetsNothingMore()
    {
        var first = new Received();
        var second = new Received();
        var handle = await Stream(_name).SubscribeAsync(first.OnNextAsync);
        await Stream(_name).OnNextAsync(new Item { Number = 1 });
        await first.FirstAsync(1);

        await handle.UnsubscribeAsync();
        await Stream(_name).SubscribeAsync(second.OnNextAsync);
        await Stream(_name).OnNextAsync(new Item { Number = 2 });

        (await second.FirstAsync(1))[^1].ShouldBe(2);
        first.Numbers.ShouldBe([1]);
    }

    [Fact]
    public async Task SlowSubscriber_DoesNotHoldUpThePublisher()
    {
        await Stream(_name).SubscribeAsync((_, _) => Gate.Of(_name).PassAsync());
        await Stream(_name).OnNextAsync(new Item());
        await Gate.Of(_name).ArrivedAsync();

        for (var i = 0; i < 100; i++)
        {
            await Stream(_name).OnNextAsync(new Item { Number = i });
        }

        Gate.Of(_name).Most.ShouldBe(1);
        Gate.Of(_name).Open();
    }

    [Fact]
    public async Task FailingSubscriber_HoldsUpNeitherThePublisherNorOthers()
    {
        var received = new Received();
        await Stream(_name).SubscribeAsync((_, _) => throw new InvalidDataException("never"));
        await Stream(_name).SubscribeAsync(received.OnNextAsync);

        for (var i = 0; i < 5; i++)
        {
            await Stream(_name).OnNextAsync(new Item { Number = i });
        }

        (await received.FirstAsync(5)).ShouldBe([0, 1, 2, 3, 4]);
    }

    [Fact]
    public async Task Items_OfAnotherStream_DoNotArrive()
    {
        var received = new Received();
        await Stream(_name).SubscribeAsync(received.OnNextAsync);

        await Stream(_name + "-other").OnNextAsync(new Item { Number = 1 });
        await Stream(_name).OnNextAsync(new Item { Number = 2 });

        (await received.FirstAsync(1)).ShouldBe([2]);
    }

    [Fact]
    public async Task SubscriptionManager_Always_KnowsTheSubscriptionsOfAStream()
    {
        var streamId = StreamId.Create("items", _name);
        _cluster.Client.GetStreamProvider("memory").TryGetStreamSubscriptionManager(out var manager).ShouldBeTrue();
        (await manager.GetSubscriptions("memory", streamId)).ShouldBeEmpty();

        var handle = await Stream(_name).SubscribeAsync((_, _) => Task.CompletedTask);
        await Grain(_name).SubscribeAsync(_name);

        var subscriptions = (await manager.GetSubscriptions("memory", streamId)).ToArray();
        subscriptions.Length.ShouldBe(2);
        subscriptions.ShouldAllBe(subscription => subscription.StreamId == streamId && subscription.StreamProviderName == "memory");
        subscriptions.ShouldContain(subscription => subscription.SubscriptionId == handle.HandleId);
        subscriptions.ShouldContain(subscription => subscription.GrainId == ((IAddressable)Grain(_name)).GetGrainId());

        await handle.UnsubscribeAsync();
        await Grain(_name).UnsubscribeAsync();
        (await manager.GetSubscriptions("memory", streamId)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Silo_WithStreamsButWithoutAPubSubStore_IsRefused()
    {
        var refusal = await Should.ThrowAsync<OrleansConfigurationException>(
            () => TestClusters.DeployAsync(1, silo => silo.AddMemoryStreams("memory")));

        refusal.Message.ShouldContain("PubSubStore");
    }

    [Fact]
    public void StreamProvider_ThatNobodyAdded_IsNotFound()
        => Should.Throw<KeyNotFoundException>(() => _cluster.Client.GetStreamProvider("nobody"));

    private IStreamGrain Grain(string name) => _cluster.Client.GetGrain<IStreamGrain>(name);

    private IAsyncStream<Item> Stream(string name)
        => _cluster.Client.GetStreamProvider("memory").GetStream<Item>(StreamId.Create("items", name));

    /// <summary>What a subscriber has got.</summary>
    private sealed class Received
    {
        private readonly Gate _gate = Gate.Of(Guid.NewGuid().ToString());
        private readonly List<int> _numbers = [];

        public List<int> Numbers
        {
            get
            {
                lock (_numbers)
                {
                    return [.. _numbers];
                }
            }
        }

        public Task OnNextAsync(Item item, StreamSequenceToken? token)
        {
            lock (_numbers)
            {
                _numbers.Add(item.Number);
            }

            _gate.Arrive();
            return Task.CompletedTask;
        }

        public async Task<List<int>> FirstAsync(int count)
        {
            await _gate.ArrivedAsync(count);
            return Numbers;
        }
    }
}

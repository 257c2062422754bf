using ScenarioOrleans.Grains;
using ScenarioOrleans.Silo.Ingest;

namespace ScenarioOrleans.Silo.Tests.Ingest;

public sealed class FoldWorkersTests : IDisposable
{
    private const int Large = 1000;
    private static readonly SourcePosition Source = new("in", 0, 0, 0);

    private readonly FoldGate _gate = new(workers: 2, largeBytes: Large);

    /// <summary>The key of the pool that got each call.</summary>
    private readonly List<string> _pools = [];

    [Theory]
    [InlineData(Large - 1, IRollupWorkerGrain.PoolKey)]
    [InlineData(Large, IRollupWorkerGrain.LongPoolKey)]
    public async Task FoldAsync_LargeAndSmall_HaveNoWorkerInCommon(int bytes, string pool)
    {
        await Workers(_ => true).FoldAsync(Message(bytes), default);

        _pools.ShouldBe([pool]);
    }

    [Theory]
    [InlineData(Large / 2, IRollupWorkerGrain.PoolKey)]
    [InlineData((Large / 2) + 1, IRollupWorkerGrain.LongPoolKey)]
    public async Task FoldBatchAsync_SizeOfAllTogether_Decides(int bytes, string pool)
    {
        var request = new BatchRequest([new byte[bytes], new byte[(Large / 2) - 1]], []);

        await Workers(_ => true).FoldBatchAsync(request, default);
        await Workers(_ => true).FindInBatchAsync(request, [], default);

        _pools.ShouldBe([pool, pool]);
    }

    [Fact]
    public async Task FoldAsync_LargeOneUnderWay_SmallOnesGoOn()
    {
        var workers = Workers(pool => pool != IRollupWorkerGrain.LongPoolKey);
        var large = workers.FoldAsync(Message(Large), default);

        await workers.FoldAsync(Message(1), default);
        await workers.FoldAsync(Message(1), default);

        large.IsCompleted.ShouldBeFalse();
    }

    public void Dispose() => _gate.Dispose();

    private static FoldRequest Message(int bytes) => new(Source, new byte[bytes]);

    /// <param name="replies">Whether the workers of a pool ever reply.</param>
    private FoldWorkers Workers(Func<string, bool> replies) => new(
        InterfaceProxy.Of<IGrainFactory>((_, arguments) => Worker((string)arguments[0]!, replies)), _gate);

    private IRollupWorkerGrain Worker(string pool, Func<string, bool> replies) => InterfaceProxy.Of<IRollupWorkerGrain>((method, _) =>
    {
        _pools.Add(pool);
        return method.ReturnType == typeof(Task<FoldReply>) ? Reply<FoldReply>(replies(pool)) : Reply<BatchReply>(replies(pool));
    });

    private static Task<T> Reply<T>(bool now)
        where T : class => now ? Task.FromResult<T>(null!) : new TaskCompletionSource<T>().Task;
}

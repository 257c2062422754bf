using ScenarioOrleans.Grains;

namespace ScenarioOrleans.Silo.Messages;

/// <summary>The rollup workers of this silo behind their gate. What is large goes to workers of its own. Thread-safe.</summary>
public sealed class FoldWorkers(IGrainFactory grains, FoldGate gate)
{
    private readonly IRollupWorkerGrain _short = grains.GetGrain<IRollupWorkerGrain>(IRollupWorkerGrain.PoolKey);
    private readonly IRollupWorkerGrain _long = grains.GetGrain<IRollupWorkerGrain>(IRollupWorkerGrain.LongPoolKey);

    /// <summary>See <see cref="IRollupWorkerGrain.FoldAsync"/>.</summary>
    public Task<FoldReply> FoldAsync(FoldRequest request, CancellationToken cancel) =>
        RunAsync(request.Value.Length, worker => worker.FoldAsync(request, cancel), cancel);

    /// <summary>See <see cref="IRollupWorkerGrain.FoldBatchAsync"/>.</summary>
    public Task<BatchReply> FoldBatchAsync(BatchRequest request, CancellationToken cancel) =>
        RunAsync(BytesOf(request), worker => worker.FoldBatchAsync(request, cancel), cancel);

    /// <summary>See <see cref="IRollupWorkerGrain.FindInBatchAsync"/>.</summary>
    public Task<BatchReply> FindInBatchAsync(BatchRequest request, string[] scenarios, CancellationToken cancel) =>
        RunAsync(BytesOf(request), worker => worker.FindInBatchAsync(request, scenarios, cancel), cancel);

    private async Task<T> RunAsync<T>(int bytes, Func<IRollupWorkerGrain, Task<T>> work, CancellationToken cancel)
    {
        using var pass = await gate.EnterAsync(bytes, cancel);
        return await work(gate.IsLarge(bytes) ? _long : _short);
    }

    private static int BytesOf(BatchRequest request) => request.Values.Sum(value => value.Length);
}

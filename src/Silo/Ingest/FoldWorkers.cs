using ScenarioOrleans.Grains;

namespace ScenarioOrleans.Silo.Ingest;

/// <summary>The rollup workers of this silo behind their gate. What is large goes to workers of its own. Thread-safe.</summary>
public sealed class FoldWorkers(IGrainFactory grains, FoldGate gate)
{
    private readonly IRollupWorkerGrain _short = grains.GetGrain<IRollupWorkerGrain>(IRollupWorkerGrain.PoolKey);
    private readonly IRollupWorkerGrain _long = grains.GetGrain<IRollupWorkerGrain>(IRollupWorkerGrain.LongPoolKey);

    /// <summary>See <see cref="IRollupWorkerGrain.FoldAsync"/>.</summary>
    public async Task<FoldReply> FoldAsync(FoldRequest request, CancellationToken cancel)
    {
        var bytes = request.Value.Length;
        using var pass = await gate.EnterAsync(bytes, cancel);
        return await Pool(bytes).FoldAsync(request, cancel);
    }

    /// <summary>See <see cref="IRollupWorkerGrain.FoldBatchAsync"/>.</summary>
    public async Task<BatchReply> FoldBatchAsync(BatchRequest request, CancellationToken cancel)
    {
        var bytes = BytesOf(request);
        using var pass = await gate.EnterAsync(bytes, cancel);
        return await Pool(bytes).FoldBatchAsync(request, cancel);
    }

    /// <summary>See <see cref="IRollupWorkerGrain.FindInBatchAsync"/>.</summary>
    public async Task<BatchReply> FindInBatchAsync(BatchRequest request, string[] scenarios, CancellationToken cancel)
    {
        var bytes = BytesOf(request);
        using var pass = await gate.EnterAsync(bytes, cancel);
        return await Pool(bytes).FindInBatchAsync(request, scenarios, cancel);
    }

    private IRollupWorkerGrain Pool(int bytes) => gate.IsLarge(bytes) ? _long : _short;

    private static int BytesOf(BatchRequest request) => request.Values.Sum(value => value.Length);
}

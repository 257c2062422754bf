namespace Orleans.Runtime;

internal sealed class ClusterClient(IServiceProvider services, CallRuntime calls, Func<GrainCatalog> catalog)
    : GrainFactory(calls, catalog), IClusterClient, IDisposable
{
    public IServiceProvider ServiceProvider { get; } = services;

    public CallRuntime Calls { get; } = calls;

    public void Dispose() => Calls.Dispose();
}

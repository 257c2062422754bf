using ScenarioOrleans.Rig.Report;

namespace ScenarioOrleans.Rig.Memory;

/// <summary>What a message and an aggregate cost in memory and on disk.</summary>
internal sealed class MemoryUse : IWorkload
{
    public string Name => "memory";

    public async Task<IReadOnlyList<ReportTable>> RunAsync(RigOptions options, CancellationToken cancel) =>
    [
        await PeakMemory.OfServiceAsync(options, cancel),
        await PeakMemory.OfRollupAsync(options, cancel),
        await AggregateMemory.MeasureAsync(options, cancel),
    ];
}

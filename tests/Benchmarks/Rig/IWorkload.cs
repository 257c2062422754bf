using ScenarioOrleans.Rig.Report;

namespace ScenarioOrleans.Rig;

/// <summary>One kind of measurement.</summary>
internal interface IWorkload
{
    /// <summary>As the command line and the page name it.</summary>
    string Name { get; }

    Task<IReadOnlyList<ReportTable>> RunAsync(RigOptions options, CancellationToken cancel);
}

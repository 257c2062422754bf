namespace Orleans.Runtime;

internal sealed class StagedGrainLifecycle : StagedLifecycle, IGrainLifecycle
{
    /// <summary>The activation logs it.</summary>
    protected override void OnStopFault(Exception fault) => System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(fault);
}

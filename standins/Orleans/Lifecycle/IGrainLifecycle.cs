namespace Orleans.Runtime;

/// <summary>The lifecycle of one activation: its stages run before the grain's OnActivateAsync.</summary>
public interface IGrainLifecycle : ILifecycleObservable;

public static class GrainLifecycleStage
{
    public const int First = int.MinValue;

    /// <summary>States are read.</summary>
    public const int SetupState = 1000;

    public const int Activate = 2000;

    public const int Last = int.MaxValue;
}

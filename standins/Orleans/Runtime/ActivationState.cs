namespace Orleans.Runtime;

internal enum ActivationState
{
    /// <summary>Known to the directory; no instance yet.</summary>
    Creating,

    /// <summary>Its constructor, its states and OnActivateAsync run; calls wait.</summary>
    Activating,

    Valid,

    /// <summary>It finishes what it is doing, then OnDeactivateAsync runs; calls wait for the next activation.</summary>
    Deactivating,

    /// <summary>Gone. Calls that still reach it are sent on.</summary>
    Invalid,
}

namespace Orleans.Runtime;

/// <summary>How the activation comes.</summary>
internal sealed partial class Activation
{
    private CancellationTokenSource? _activating;

    private void BeginActivation(Dictionary<string, object>? context)
    {
        _state = ActivationState.Activating;
        RequestContext.Current = context;
        _ = ActivateAsync();
    }

    private async Task ActivateAsync()
    {
        using var limit = new CancellationTokenSource();
        _activating = limit;
        try
        {
            var starting = StartInstanceAsync(limit.Token);
            if (!starting.IsCompleted)
            {
                limit.CancelAfter(Silo.ActivationTimeout);
            }

            await starting.WaitAsync(limit.Token);
        }
        catch (Exception exception)
        {
            Silo.LogActivationFailed(exception, GrainId);
            if (_reason.ReasonCode == DeactivationReasonCode.None)
            {
                _reason = new DeactivationReason(DeactivationReasonCode.ActivationFailed, exception, "Failed to activate grain.");
            }

            _state = ActivationState.Deactivating;
            await FinishAsync(wasValid: false);
            return;
        }

        _activating = null;
        if (_reason.ReasonCode != DeactivationReasonCode.None)
        {
            _state = ActivationState.Deactivating;
            await FinishAsync(wasValid: true);
            return;
        }

        _state = ActivationState.Valid;
        Touch();
        Scheduler.Enqueue((Action)RunWaiting);
    }

    private async Task StartInstanceAsync(CancellationToken cancellationToken)
    {
        GrainInstance = Class.CreateInstance(this);
        if (_lifecycle is { } lifecycle)
        {
            await lifecycle.OnStart(cancellationToken);
        }

        if (GrainInstance is IGrainBase grain)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await grain.OnActivateAsync(cancellationToken);
        }
    }
}

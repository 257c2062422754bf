using System.Reflection;
using Orleans.Core;
using Orleans.Providers;
using Orleans.Storage;
using Orleans.Timers;

namespace Orleans.Runtime;

internal sealed class GrainRuntime(Silo silo, IGrainFactory grainFactory, ITimerRegistry timers) : IGrainRuntime
{
    public string SiloIdentity { get; } = silo.Address.ToString();

    public SiloAddress SiloAddress => silo.Address;

    public IGrainFactory GrainFactory => grainFactory;

    public ITimerRegistry TimerRegistry => timers;

    public IServiceProvider ServiceProvider => silo.Services;

    public TimeProvider TimeProvider => silo.Time;

    public void DeactivateOnIdle(IGrainContext grainContext)
        => grainContext.Deactivate(
            new DeactivationReason(DeactivationReasonCode.ApplicationRequested, $"{nameof(DeactivateOnIdle)} was called."));

    public void DelayDeactivation(IGrainContext grainContext, TimeSpan timeSpan) => ((Activation)grainContext).DelayDeactivation(timeSpan);

    public IStorage<TGrainState> GetStorage<TGrainState>(IGrainContext grainContext)
    {
        var grainClass = grainContext.GrainInstance?.GetType() ?? ((Activation)grainContext).Class.Type;
        var name = grainClass.GetCustomAttribute<StorageProviderAttribute>()?.ProviderName;
        return new StateStorage<TGrainState>(grainClass.FullName!, grainContext, GrainStorages.Find(grainContext, name));
    }
}

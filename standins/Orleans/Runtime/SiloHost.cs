using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace Orleans.Runtime;

/// <summary>Starts and stops the silo with its host, stage by stage. A stop whose token is cancelled already is a crash.</summary>
internal sealed class SiloHost(
    Silo silo,
    SiloLifecycle lifecycle,
    IEnumerable<ILifecycleParticipant<ISiloLifecycle>> participants,
    IEnumerable<IConfigurationValidator> validators,
    IOptions<GrainCollectionOptions> collection) : IHostedService
{
    private ITimer? _collector;
    private bool _started;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var validator in validators)
        {
            validator.ValidateConfiguration();
        }

        silo.Catalog.Validate();
        lifecycle.Subscribe("Silo", ServiceLifecycleStage.RuntimeInitialize, _ => Do(silo.BeginJoining), _ => Do(silo.Kill));
        lifecycle.Subscribe("Silo", ServiceLifecycleStage.BecomeActive, _ => Do(BecomeActive), silo.StopAsync);
        foreach (var participant in participants)
        {
            participant.Participate(lifecycle);
        }

        _started = true;
        await lifecycle.OnStart(cancellationToken);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            silo.Kill();
        }

        if (_started)
        {
            await lifecycle.OnStop(cancellationToken);
        }

        if (_collector is not null)
        {
            await _collector.DisposeAsync();
        }
    }

    private static Task Do(Action action)
    {
        action();
        return Task.CompletedTask;
    }

    private void BecomeActive()
    {
        silo.BecomeActive();
        var quantum = collection.Value.CollectionQuantum;
        _collector = silo.Time.CreateTimer(_ => _ = silo.CollectIdleAsync(), null, quantum, quantum);
    }
}

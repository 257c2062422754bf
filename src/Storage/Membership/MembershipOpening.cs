using Microsoft.Extensions.Logging;

namespace ScenarioOrleans.Storage.Membership;

/// <summary>Opens the database before Orleans' membership looks for its queries there. A server that is not there yet is waited for.</summary>
internal sealed class MembershipOpening(MembershipDatabase database, TimeProvider time, ILogger<MembershipOpening> logger)
    : ILifecycleParticipant<ISiloLifecycle>
{
    public void Participate(ISiloLifecycle lifecycle) => lifecycle.Subscribe(
        nameof(MembershipOpening), ServiceLifecycleStage.First, cancel => new DatabaseOpening(database, time, logger).OpenAsync(cancel));
}

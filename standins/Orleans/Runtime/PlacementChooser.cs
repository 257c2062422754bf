using System.Security.Cryptography;

namespace Orleans.Runtime;

/// <summary>Chooses the silo of a new activation.</summary>
internal static class PlacementChooser
{
    /// <summary>Null when there is no silo to choose from.</summary>
    public static Silo? Choose(PlacementStrategy strategy, GrainId grainId, Silo? caller, IReadOnlyList<Silo> active)
    {
        if (active.Count <= 1)
        {
            return active.Count == 0 ? null : active[0];
        }

        return strategy switch
        {
            PreferLocalPlacement when caller is { IsActive: true } => caller,
            HashBasedPlacement => active.OrderBy(silo => silo.Address).ElementAt((int)(grainId.GetUniformHashCode() % (uint)active.Count)),
            ActivationCountBasedPlacement or ResourceOptimizedPlacement => FewerOf(Any(active), Any(active)),
            _ => Any(active),
        };
    }

    private static Silo Any(IReadOnlyList<Silo> silos) => silos[RandomNumberGenerator.GetInt32(silos.Count)];

    private static Silo FewerOf(Silo one, Silo other) => other.ActivationCount < one.ActivationCount ? other : one;
}

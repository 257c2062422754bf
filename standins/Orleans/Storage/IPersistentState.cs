using Orleans.Core;

namespace Orleans.Runtime;

/// <summary>A named state of a grain, given to its constructor and read before the grain is activated.</summary>
public interface IPersistentState<TState> : IStorage<TState>;

/// <summary>Which state, in which storage.</summary>
public interface IPersistentStateConfiguration
{
    string StateName { get; }

    /// <summary>Null: the default storage.</summary>
    string? StorageName { get; }
}

/// <summary>Asks for a persistent state in a grain's constructor.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public class PersistentStateAttribute : Attribute, IFacetMetadata, IPersistentStateConfiguration
{
    public PersistentStateAttribute(string stateName, string? storageName = null)
    {
        ArgumentNullException.ThrowIfNull(stateName);
        StateName = stateName;
        StorageName = storageName;
    }

    public string StateName { get; }

    public string? StorageName { get; }
}

/// <summary>Makes persistent states.</summary>
public interface IPersistentStateFactory
{
    IPersistentState<TState> Create<TState>(IGrainContext context, IPersistentStateConfiguration config);
}

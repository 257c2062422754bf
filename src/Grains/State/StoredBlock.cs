namespace ScenarioOrleans.Grains.State;

/// <summary>The state of every grain here: one block of bytes that the domain writes and reads itself (<see cref="StateBlock"/>).</summary>
[GenerateSerializer, Alias("scenario.StoredBlock")]
public sealed class StoredBlock
{
    /// <summary>The name of the storage provider that keeps the blocks.</summary>
    public const string Storage = "aggregates";

    /// <summary>The block; empty before the first write.</summary>
    [Id(0)]
    public byte[] Bytes { get; set; } = [];

    /// <summary>What this write changes in the weekly figures; null for grains that have none, and after reading.</summary>
    [Id(1)]
    public FiguresChange? Figures { get; set; }
}

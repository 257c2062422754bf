namespace ScenarioOrleans.Storage.Blocks;

/// <summary>A block as it was read.</summary>
internal sealed record StoredRow(BlockVersion Version, byte[] Block);

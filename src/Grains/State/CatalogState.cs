
namespace ScenarioOrleans.Grains.State;

/// <summary>
/// The scenarios of one shard of the catalog, and whether their organizations are numbers: what group lists of format 1 do not say.
/// Only read; nothing writes it any more. Immutable.
/// </summary>
public sealed class CatalogState
{
    private const byte Format = 1;

    private readonly Dictionary<string, bool> _scenarios;

    private CatalogState(Dictionary<string, bool> scenarios) => _scenarios = scenarios;

    /// <summary>No scenario at all.</summary>
    public static CatalogState Empty { get; } = new([]);

    /// <summary>Whether every message of a scenario wrote its organization as a number; null if it is not in this shard.</summary>
    public bool? Find(string scenario) => _scenarios.TryGetValue(scenario, out var isNumber) ? isNumber : null;

    /// <summary>Reads a stored state; no bytes at all are <see cref="Empty"/>.</summary>
    /// <exception cref="DamagedStateException">The block cannot be read.</exception>
    public static CatalogState FromBlock(ReadOnlySpan<byte> block, string owner)
    {
        if (block.IsEmpty)
        {
            return Empty;
        }

        return StateBlock.Read(StateBlock.Open(block, StateKind.Catalog, Format, owner), owner, static reader =>
        {
            var scenarios = new Dictionary<string, bool>(StringComparer.Ordinal);
            for (var left = reader.Read7BitEncodedInt(); left > 0; left--)
            {
                scenarios[reader.ReadString()] = reader.ReadBoolean();
            }

            return new CatalogState(scenarios);
        });
    }
}

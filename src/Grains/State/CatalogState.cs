using System.Collections.Immutable;
using System.Text;

namespace ScenarioOrleans.Grains.State;

/// <summary>The scenarios of one shard of the catalog, and whether their organizations are numbers. Immutable; scenarios are never taken out.</summary>
public sealed class CatalogState
{
    private const byte Format = 1;

    private readonly ImmutableSortedDictionary<string, bool> _scenarios;

    private CatalogState(ImmutableSortedDictionary<string, bool> scenarios) => _scenarios = scenarios;

    /// <summary>Before the first scenario.</summary>
    public static CatalogState Empty { get; } = new(ImmutableSortedDictionary.Create<string, bool>(StringComparer.Ordinal));

    /// <summary>With one more scenario. An organization that was ever written as text counts as text.</summary>
    /// <returns>This very instance when nothing changes.</returns>
    public CatalogState With(CatalogEntry entry)
    {
        var known = _scenarios.TryGetValue(entry.Scenario, out var isNumber);
        return known && (!isNumber || entry.OrganizationIsNumber) ? this : new(_scenarios.SetItem(entry.Scenario, entry.OrganizationIsNumber));
    }

    /// <summary>All scenarios, by code unit.</summary>
    public CatalogEntry[] ToEntries() => [.. _scenarios.Select(pair => new CatalogEntry(pair.Key, pair.Value))];

    /// <summary>The state as stored.</summary>
    public byte[] ToBlock()
    {
        using var payload = new MemoryStream();
        using (var writer = new BinaryWriter(payload, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write7BitEncodedInt(_scenarios.Count);
            foreach (var (scenario, isNumber) in _scenarios)
            {
                writer.Write(scenario);
                writer.Write(isNumber);
            }
        }

        return StateBlock.Seal(StateKind.Catalog, Format, payload.GetBuffer().AsSpan(0, (int)payload.Length));
    }

    /// <summary>Reads a stored state; no bytes at all are <see cref="Empty"/>.</summary>
    /// <exception cref="DamagedStateException">The block cannot be read.</exception>
    public static CatalogState FromBlock(ReadOnlySpan<byte> block, string owner)
    {
        if (block.IsEmpty)
        {
            return Empty;
        }

        using var reader = new BinaryReader(new MemoryStream(StateBlock.Open(block, StateKind.Catalog, Format, owner).ToArray()), Encoding.UTF8);
        try
        {
            var scenarios = Empty._scenarios.ToBuilder();
            for (var left = reader.Read7BitEncodedInt(); left > 0; left--)
            {
                scenarios[reader.ReadString()] = reader.ReadBoolean();
            }

            return new(scenarios.ToImmutable());
        }
        catch (Exception unreadable) when (unreadable is IOException or FormatException)
        {
            throw DamagedStateException.Unreadable(owner, unreadable.Message, unreadable);
        }
    }
}

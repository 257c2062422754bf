using System.Globalization;
using System.Text;
using ScenarioOrleans.Aggregation;

namespace ScenarioOrleans.Grains;

/// <summary>In which shard of the catalog a scenario is. Part of what is stored: neither the count nor the hash ever changes.</summary>
public static class CatalogShards
{
    /// <summary>How many there are.</summary>
    public const int Count = 64;

    /// <summary>The grain key of a scenario's shard: by the CRC-32C of the scenario key's UTF-8, before its last step, the inversion.</summary>
    public static string Of(string scenario) =>
        (~Crc32C.Of(Encoding.UTF8.GetBytes(scenario)) % Count).ToString("00", CultureInfo.InvariantCulture);
}

using System.Text;

namespace ScenarioOrleans.Kafka.Records;

/// <summary>
/// A header whose value is a JSON array. Where it is too long for one record, several records of the same value carry some of its items each,
/// with a further header that says which of them each is, as <c>2/3</c>.
/// </summary>
/// <param name="Name">The header's name.</param>
/// <param name="PartName">The name of the header that says which part it is.</param>
/// <param name="Items">The items, each a JSON text in UTF-8.</param>
public sealed record ListHeader(string Name, string PartName, IReadOnlyList<byte[]> Items)
{
    /// <summary>Whether a header of this name is this one or its part's.</summary>
    public bool Has(string name) => name == Name || name == PartName;

    /// <summary>The value of a header with some of the items.</summary>
    public static byte[] ValueOf(IEnumerable<byte[]> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        using var value = new MemoryStream();
        var separator = (byte)'[';
        foreach (var item in items)
        {
            value.WriteByte(separator);
            value.Write(item);
            separator = (byte)',';
        }

        value.Write(separator == '[' ? "[]"u8 : "]"u8);
        return value.ToArray();
    }

    public override string ToString() => $"{Name}: {Encoding.UTF8.GetString(ValueOf(Items))}";
}

using System.Globalization;

namespace ScenarioOrleans.Storage.Blocks;

/// <summary>
/// A version of a block, as text its etag: the row's number, which no later row gets again, and how often the row was written. So a
/// state that was cleared and written anew never has an etag that it had before.
/// </summary>
internal readonly record struct BlockVersion(long Row, long Number)
{
    public BlockVersion Next => this with { Number = Number + 1 };

    public static BlockVersion First(long row) => new(row, 1);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Row}.{Number}");

    /// <summary>Reads what <see cref="ToString"/> writes.</summary>
    public static bool TryParse(string? text, out BlockVersion version)
    {
        version = default;
        var point = text?.IndexOf('.', StringComparison.Ordinal) ?? -1;
        if (point < 0
            || !long.TryParse(text.AsSpan(0, point), NumberStyles.None, CultureInfo.InvariantCulture, out var row)
            || !long.TryParse(text.AsSpan(point + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return false;
        }

        version = new BlockVersion(row, number);
        return true;
    }
}

using System.Text;

namespace ScenarioOrleans.Aggregation;

/// <summary>A group's three values in UTF-8, either plain text or as written with escapes.</summary>
internal readonly ref struct GroupBytes(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second, ReadOnlySpan<byte> third, bool written)
{
    public readonly ReadOnlySpan<byte> First = first;
    public readonly ReadOnlySpan<byte> Second = second;
    public readonly ReadOnlySpan<byte> Third = third;
    public readonly bool Written = written;

    public int Length => First.Length + Second.Length + Third.Length;

    public int LongestName => Math.Max(First.Length, Math.Max(Second.Length, Third.Length));

    /// <summary>Whether cleaning surely leaves the values as they are.</summary>
    public bool AreClean => GroupName.IsClean(First) && GroupName.IsClean(Second) && GroupName.IsClean(Third);

    public uint Hash() => ByteHash.Of(ByteHash.Of(ByteHash.Of(0, First), Second), Third).Fold();

    public void CopyTo(Span<byte> to)
    {
        First.CopyTo(to);
        Second.CopyTo(to[First.Length..]);
        Third.CopyTo(to[(First.Length + Second.Length)..]);
    }

    /// <summary>The values of plain text without blanks around them, and composed.</summary>
    public GroupBytes Cleaned() => new(Cleaned(First), Cleaned(Second), Cleaned(Third), false);

    public GroupBytes Trimmed() => new(Blanks.Trim(First), Blanks.Trim(Second), Blanks.Trim(Third), Written);

    private static ReadOnlySpan<byte> Cleaned(ReadOnlySpan<byte> name) =>
        GroupName.IsClean(name) ? name : Encoding.UTF8.GetBytes(GroupName.Clean(Encoding.UTF8.GetString(name)));
}

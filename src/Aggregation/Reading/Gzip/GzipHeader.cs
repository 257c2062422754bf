using System.Buffers;

namespace ScenarioOrleans.Aggregation;

/// <summary>What stands before a gzip member's compressed data (RFC 1952, 2.3).</summary>
internal static class GzipHeader
{
    /// <summary>Time, compression level and system: of no use here.</summary>
    private const int IgnoredBytes = 6;

    [Flags]
    private enum Parts : byte
    {
        HeaderChecksum = 2,
        Extra = 4,
        Name = 8,
        Comment = 16,
        Reserved = 0xE0,
    }

    /// <summary>How every member starts: as gzip, compressed with deflate.</summary>
    public static ReadOnlySpan<byte> Start => [0x1F, 0x8B, 8];

    /// <summary>What tapes and editors leave behind a member: zeros and white space.</summary>
    public static SearchValues<byte> Padding { get; } = SearchValues.Create("\0 \t\r\n\v\f"u8);

    /// <summary>Passes over a header.</summary>
    /// <exception cref="FaultException">It is none.</exception>
    public static void Skip(GzipInput input)
    {
        foreach (var expected in Start)
        {
            if (input.Next() != expected)
            {
                throw input.Damaged("it does not start as gzip of deflate does");
            }
        }

        var parts = (Parts)input.Next();
        if ((parts & Parts.Reserved) != 0)
        {
            throw input.Damaged("its header has parts that are not known");
        }

        SkipBytes(input, IgnoredBytes);
        if (parts.HasFlag(Parts.Extra))
        {
            SkipBytes(input, input.Next() | (input.Next() << 8));
        }

        SkipText(input, parts.HasFlag(Parts.Name));
        SkipText(input, parts.HasFlag(Parts.Comment));
        SkipBytes(input, parts.HasFlag(Parts.HeaderChecksum) ? sizeof(ushort) : 0);
    }

    /// <summary>Whether another member follows, behind any padding; false at the end of all.</summary>
    /// <exception cref="FaultException">Something else follows.</exception>
    public static bool IsNext(GzipInput input)
    {
        while (input.TryPeek(out var next))
        {
            if (next == Start[0])
            {
                return true;
            }

            if (!Padding.Contains(next))
            {
                throw input.Damaged("something that is no gzip follows it");
            }

            input.Next();
        }

        return false;
    }

    private static void SkipBytes(GzipInput input, int count)
    {
        for (; count > 0; count--)
        {
            input.Next();
        }
    }

    private static void SkipText(GzipInput input, bool isThere)
    {
        while (isThere && input.Next() != 0)
        {
        }
    }
}

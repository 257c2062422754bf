namespace ScenarioOrleans.Aggregation;

/// <summary>What stands before a gzip member's compressed data (RFC 1952, 2.3).</summary>
internal static class GzipHeader
{
    private const byte FirstMagic = 0x1F;
    private const byte SecondMagic = 0x8B;
    private const byte Deflate = 8;

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

    /// <summary>Passes over a header.</summary>
    /// <exception cref="FaultException">It is none.</exception>
    public static void Skip(BitInput input)
    {
        if (input.ReadByte() != FirstMagic || input.ReadByte() != SecondMagic || input.ReadByte() != Deflate)
        {
            throw input.Damaged("it does not start as gzip of deflate does");
        }

        var parts = (Parts)input.ReadByte();
        if ((parts & Parts.Reserved) != 0)
        {
            throw input.Damaged("its header has parts that are not known");
        }

        SkipBytes(input, IgnoredBytes);
        if (parts.HasFlag(Parts.Extra))
        {
            var length = input.ReadByte();
            SkipBytes(input, length | (input.ReadByte() << 8));
        }

        SkipText(input, parts.HasFlag(Parts.Name));
        SkipText(input, parts.HasFlag(Parts.Comment));
        SkipBytes(input, parts.HasFlag(Parts.HeaderChecksum) ? sizeof(ushort) : 0);
    }

    /// <summary>Whether another member follows, behind any zeros; false at the end of all, behind any zeros and white space.</summary>
    /// <exception cref="FaultException">Something else follows.</exception>
    public static bool IsNext(BitInput input)
    {
        while (input.TryPeek(out var next))
        {
            if (next == FirstMagic)
            {
                return true;
            }

            if (next is not (0 or (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' or (byte)'\v' or (byte)'\f'))
            {
                throw input.Damaged("something that is no gzip follows it");
            }

            input.Next++;
        }

        return false;
    }

    private static void SkipBytes(BitInput input, int count)
    {
        for (; count > 0; count--)
        {
            input.ReadByte();
        }
    }

    private static void SkipText(BitInput input, bool isThere)
    {
        while (isThere && input.ReadByte() != 0)
        {
        }
    }
}

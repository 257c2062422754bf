using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;
using System.Text;

namespace ScenarioOrleans.Aggregation.Tests.Slow;

/// <summary>Gzip by chance: of several members, with any header parts and padding; and damaged, above all where one part ends and the next begins.</summary>
internal sealed class RandomGzip(Random random)
{
    private const string Padding = "\0\0\0\0 \t\r\n\v\f";

    /// <summary>Well-formed.</summary>
    public byte[] Good() => Join(Parts(random.Next(1, 4)));

    /// <summary>With some parts changed, missing, repeated or cut off, or with others between them.</summary>
    public byte[] Damaged()
    {
        var parts = Parts(random.Next(1, 4));
        for (var times = random.Next(1, 3); times > 0; times--)
        {
            var at = random.Next(parts.Count);
            var part = parts[at];
            var place = random.Next(part.Length + 1);
            switch (random.Next(7))
            {
                case 0:
                    parts.Insert(random.Next(1, parts.Count + 1), Scrap());
                    break;
                case 1:
                    parts.Insert(at, part);
                    break;
                case 2:
                    parts[at] = part[..Math.Max(0, part.Length - random.Next(1, 10))];
                    break;
                case 3:
                    parts[at] = part[Math.Min(part.Length, random.Next(1, 10))..];
                    break;
                case 4:
                    parts[at] = [.. part[..place], .. Scrap(), .. part[place..]];
                    break;
                case 5 when place < part.Length:
                    part[place] ^= (byte)(1 << random.Next(8));
                    break;
                default:
                    var all = Join(parts);
                    return all[..Math.Max(0, random.Next(2) == 0 ? random.Next(all.Length + 1) : all.Length - random.Next(20))];
            }
        }

        return Join(parts);
    }

    /// <summary>Random bytes, runs, text of few letters, what looks like gzip, JSON, or nothing.</summary>
    public byte[] Content()
    {
        var length = random.Next(random.Next(60) == 0 ? 200_000 : 600);
        var letters = random.Next(2, 40);
        return [.. random.Next(7) switch
        {
            0 => Enumerable.Range(0, length).Select(_ => (byte)random.Next(256)),
            1 => Enumerable.Repeat((byte)random.Next(256), length),
            2 => Enumerable.Range(0, length).Select(_ => (byte)('a' + random.Next(letters))),
            3 => Enumerable.Range(0, length).Select(i => (byte)(i % letters)),
            4 => Enumerable.Range(0, length).Select(_ => (byte)"\u001f\u008b\u0008\0 "[random.Next(5)]),
            5 => Json(length / 50),
            _ => [],
        }];
    }

    public byte[] Json(int rows) => Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(0, rows).Select(
        _ => $"{{\"Week\":\"2024-01-{random.Next(1, 31):00}\",\"Volume\":{random.Next(500)},\"Base AHT\":{random.NextDouble() * 400:0.0}}},")));

    private List<byte[]> Parts(int members)
    {
        var parts = new List<byte[]>();
        for (; members > 0; members--)
        {
            var content = Content();
            var trailer = new byte[8];
            BinaryPrimitives.WriteUInt32LittleEndian(trailer, Crc32.HashToUInt32(content));
            BinaryPrimitives.WriteInt32LittleEndian(trailer.AsSpan(4), content.Length);
            parts.AddRange([Header(), Deflate(content), trailer]);
            if (random.Next(3) == 0)
            {
                parts.Add([.. Enumerable.Range(0, random.Next(random.Next(5) == 0 ? 70_000 : 30)).Select(_ => (byte)Padding[random.Next(Padding.Length)])]);
            }
        }

        return parts;
    }

    private byte[] Header()
    {
        var parts = random.Next(2) == 0 ? 0 : random.Next(32);
        List<byte> header = [0x1F, 0x8B, 8, (byte)parts, 1, 2, 3, 4, 5, 6];
        if ((parts & 4) != 0)
        {
            var extra = random.Next(random.Next(9) == 0 ? 65_536 : 20);
            header.AddRange([(byte)extra, (byte)(extra >> 8), .. Enumerable.Repeat((byte)0x1F, extra)]);
        }

        foreach (var text in (int[])[8, 16])
        {
            header.AddRange((parts & text) != 0 ? [.. Enumerable.Repeat((byte)'x', random.Next(20)), 0] : []);
        }

        header.AddRange((parts & 2) != 0 ? [7, 7] : []);
        return [.. header];
    }

    private byte[] Deflate(byte[] content)
    {
        using var deflated = new MemoryStream();
        var way = new ZLibCompressionOptions { CompressionLevel = random.Next(10), CompressionStrategy = (ZLibCompressionStrategy)random.Next(5) };
        using (var deflate = new DeflateStream(deflated, way, leaveOpen: true))
        {
            var half = random.Next(content.Length + 1);
            deflate.Write(content, 0, half);
            deflate.Flush();
            deflate.Write(content, half, content.Length - half);
        }

        // Of nothing the framework writes nothing at all, which is no deflate.
        return deflated.Length > 0 ? deflated.ToArray() : random.Next(2) == 0 ? [3, 0] : [1, 0, 0, 0xFF, 0xFF];
    }

    private byte[] Scrap() => random.Next(5) switch
    {
        0 => [0x1F],
        1 => [0x1F, 0x8B, 8],
        2 => new byte[random.Next(1, 12)],
        _ => [.. Enumerable.Range(0, random.Next(1, 20)).Select(_ => (byte)random.Next(256))],
    };

    private static byte[] Join(IEnumerable<byte[]> parts) => [.. parts.SelectMany(part => part)];
}

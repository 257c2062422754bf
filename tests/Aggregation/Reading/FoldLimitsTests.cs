using System.IO.Compression;
using System.Text;
using ScenarioOrleans.Aggregation.Tests.Slow;

namespace ScenarioOrleans.Aggregation.Tests.Reading;

/// <summary>What a message may cost: at each limit it is read, one over it is not.</summary>
public sealed class FoldLimitsTests
{
    [Theory]
    [InlineData(ContentEncoding.Identity)]
    [InlineData(ContentEncoding.Gzip)]
    [InlineData(ContentEncoding.GzipBase64)]
    public void Fold_InflatedBytes_AreLimited(ContentEncoding encoding)
    {
        var json = Encoding.UTF8.GetBytes($$"""{"organizationId":"o","weekly":[{{Row("a", 1)}}],"x":"{{new string('x', 10_000)}}"}""");
        var value = PayloadEncoder.Encode(json, encoding);
        Code(value, FoldLimits.Default with { MaxInflatedBytes = json.Length }).ShouldBeNull();
        Code(value, FoldLimits.Default with { MaxInflatedBytes = json.Length - 1 }).ShouldBe(FaultCodes.TooLarge);
    }

    [Fact]
    public void Fold_Bomb_IsCutOffWhileInflating()
    {
        // 200 MiB of white space in about 200 KiB.
        using var bomb = new MemoryStream();
        using (var gzip = new GZipStream(bomb, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            gzip.Write("{"u8);
            var space = new byte[1 << 20];
            space.AsSpan().Fill((byte)' ');
            for (var i = 0; i < 200; i++)
            {
                gzip.Write(space);
            }
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        Code(bomb.ToArray(), FoldLimits.Default with { MaxInflatedBytes = 10 << 20 }).ShouldBe(FaultCodes.TooLarge);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(4 << 20);
    }

    [Fact]
    public void Fold_Groups_AreLimited()
    {
        var json = Request(Enumerable.Range(0, 20).Select(i => Row($"group{i % 10}", 1)));
        Code(json, FoldLimits.Default with { MaxGroups = 10 }).ShouldBeNull();
        Code(json, FoldLimits.Default with { MaxGroups = 9 }).ShouldBe(FaultCodes.TooLarge);
    }

    [Fact]
    public void Fold_ValuesOfAllGroups_AreLimitedInUtf8Bytes()
    {
        // Each group's three values have seven bytes, however they are written.
        var json = Request(Enumerable.Range(0, 40).Select(i => Row(i % 2 == 0 ? $"\\u00e9x{i % 10}y" : $"éx{i % 10}y", 1)));
        Code(json, FoldLimits.Default with { MaxGroupNameBytes = 70 }).ShouldBeNull();
        Code(json, FoldLimits.Default with { MaxGroupNameBytes = 69 }).ShouldBe(FaultCodes.TooLarge);
    }

    [Fact]
    public void Fold_Days_AreLimitedForAGroupAndForAll()
    {
        var json = Request(Enumerable.Range(0, 20).Select(i => Row(i < 10 ? "a" : "b", 1 + (i % 10))));
        Code(json, FoldLimits.Default with { MaxDaysPerGroup = 10, MaxDays = 20 }).ShouldBeNull();
        Code(json, FoldLimits.Default with { MaxDaysPerGroup = 9 }).ShouldBe(FaultCodes.TooLarge);
        Code(json, FoldLimits.Default with { MaxDays = 19 }).ShouldBe(FaultCodes.TooLarge);
    }

    [Fact]
    public void Fold_Names_AreLimitedInUtf8Bytes()
    {
        var limits = FoldLimits.Default with { MaxNameBytes = 20 };
        Code(Request([Row(new string('é', 10), 1)]), limits).ShouldBeNull();
        Code(Request([Row(new string('é', 10) + "x", 1)]), limits).ShouldBe(FaultCodes.TooLarge);
        Code(Request([Row(string.Concat(Enumerable.Repeat("\\u00e9", 10)), 1)]), limits).ShouldBeNull();
        Code(Request([Row(string.Concat(Enumerable.Repeat("\\u00e9", 11)), 1)]), limits).ShouldBe(FaultCodes.TooLarge);
        Code(Named(new string('o', 20), new string('s', 20)), limits).ShouldBeNull();
        Code(Named(new string('o', 21), "s"), limits).ShouldBe(FaultCodes.TooLarge);
        Code(Named("o", new string('s', 21)), limits).ShouldBe(FaultCodes.TooLarge);
        Code(Named("o", new string('s', 2_000_000)), limits).ShouldBe(FaultCodes.TooLarge);
    }

    [Fact]
    public void Fold_Rows_AreLimitedInBytes_WhateverTheWindow()
    {
        var row = Row(new string('a', 500), 1);
        var limits = FoldLimits.Default with { MaxRowBytes = row.Length };
        foreach (var window in new[] { 16, 100, 1_000, 100_000 })
        {
            MessageFolder.Fold(Request([row, row]), limits, FoldNames.Default, window, default).Fault.ShouldBeNull();
            MessageFolder.Fold(Request([row, row.Replace("{", "{ ", StringComparison.Ordinal)]), limits, FoldNames.Default, window, default).Fault?.Code
                .ShouldBe(FaultCodes.TooLarge);
        }
    }

    [Fact]
    public void Fold_LongTextsElsewhere_AreNoMatter()
    {
        var text = new string('x', 5_000_000);
        Fold.Outcome($$"""{"organizationId":"o","x":"{{text}}","y":{"z":["{{text}}"]},"weekly":[["{{text}}"]]}""").IsUsable.ShouldBeTrue();
    }

    [Fact]
    public void Fold_Depth_IsLimited()
    {
        var json = """{"organizationId":"o","weekly":[],"x":[[1]]}"""u8.ToArray();
        Code(json, FoldLimits.Default with { MaxDepth = 3 }).ShouldBeNull();
        Code(json, FoldLimits.Default with { MaxDepth = 2 }).ShouldBe(FaultCodes.MalformedJson);
        Code(Request([Row("a", 1)]), FoldLimits.Default with { MaxDepth = 2 }).ShouldBe(FaultCodes.MalformedJson);
    }

    [Fact]
    public void Fold_OneGroupWrittenInManyWays_IsOneGroup()
    {
        var random = new Random(1);
        var rows = Enumerable.Range(0, 20_000).Select(_ => Row(string.Concat("abcdefghijklmnop".Select(
            c => random.Next(2) == 0 ? c.ToString() : $"\\u{(int)c:x4}")), 1));
        Fold.Message(Request(rows)).Groups.ShouldHaveSingleItem().Days.Rows.ShouldBe(20_000);
    }

    private static string? Code(byte[] value, FoldLimits limits) => MessageFolder.Fold(value, limits).Fault?.Code;

    private static byte[] Request(IEnumerable<string> rows) =>
        Encoding.UTF8.GetBytes($$"""{"organizationId":"o","weekly":[{{string.Join(',', rows)}}]}""");

    private static byte[] Named(string organization, string scenario) =>
        Encoding.UTF8.GetBytes($$"""{"organizationId":"{{organization}}","scenario":"{{scenario}}","weekly":[]}""");

    private static string Row(string group, int day) =>
        $$"""{"Week":"2024-01-{{day:00}}","Contact Type":"{{group}}","Staff Type":"b","Call Center":"c","Volume":1}""";
}

using System.IO.Compression;
using System.Numerics;
using ScenarioOrleans.Aggregation.Tests.Slow;

namespace ScenarioOrleans.Aggregation.Tests;

public sealed class GoldenTests
{
    private const int Places = 80;

    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Golden");

    public static TheoryData<string> Requests =>
        [.. Directory.GetFiles(Folder).Select(path => Path.GetFileName(path)).Where(name => !name.Contains(".expected.", StringComparison.Ordinal)).Order()];

    [Theory]
    [MemberData(nameof(Requests))]
    public void Answer_GoldenRequest_IsTheExpectedOne(string request)
    {
        var answer = Answer(File.ReadAllBytes(Path.Combine(Folder, request)));
        var expected = File.ReadAllBytes(Path.Combine(Folder, Path.GetFileNameWithoutExtension(request) + ".expected.json"));
        ShouldAgree(SlowJson.Parse(answer), SlowJson.Parse(expected), "$");
    }

    [Theory]
    [MemberData(nameof(Requests))]
    public void Answer_GoldenRequest_IsByteForByteTheSlowReaders(string request)
    {
        var value = File.ReadAllBytes(Path.Combine(Folder, request));
        PayloadEncoder.TryDecode(value, FoldLimits.Default, out var json, out _).ShouldBeTrue();
        Fold.Text(value).ShouldBe(Fold.SlowText(json));
    }

    [Theory]
    [MemberData(nameof(Requests))]
    public void Answer_AnyEncoding_IsTheSame(string request)
    {
        PayloadEncoder.TryDecode(File.ReadAllBytes(Path.Combine(Folder, request)), FoldLimits.Default, out var json, out _).ShouldBeTrue();
        var plain = Answer(json);
        foreach (var level in Enum.GetValues<CompressionLevel>())
        {
            Answer(PayloadEncoder.Encode(json, ContentEncoding.Gzip, level)).ShouldBe(plain);
            Answer(PayloadEncoder.Encode(json, ContentEncoding.GzipBase64, level)).ShouldBe(plain);
        }
    }

    private static byte[] Answer(byte[] value) => Fold.Answer(Fold.Message(value));

    /// <summary>Same structure, order of fields and texts; numbers as near as the double that the expected file shows can be.</summary>
    private static void ShouldAgree(object? actual, object? expected, string where)
    {
        switch (actual, expected)
        {
            case (Dictionary<string, object?> a, Dictionary<string, object?> e) when where == "$.rejected.reasons":
                a.Keys.Order().ShouldBe(e.Keys.Order(), where);
                e.Keys.ToList().ForEach(key => ShouldAgree(a[key], e[key], $"{where}.{key}"));
                break;
            case (Dictionary<string, object?> a, Dictionary<string, object?> e):
                a.Keys.Where(key => where != "$" || key != "definitions").ShouldBe(e.Keys, where);
                e.Keys.ToList().ForEach(key => ShouldAgree(a[key], e[key], $"{where}.{key}"));
                break;
            case (List<object?> a, List<object?> e):
                a.Count.ShouldBe(e.Count, where);
                Enumerable.Range(0, e.Count).ToList().ForEach(i => ShouldAgree(a[i], e[i], $"{where}[{i}]"));
                break;
            case (SlowNumber a, SlowNumber e):
                var scale = BigInteger.Max(BigInteger.Abs(Scaled(e)), BigInteger.Pow(10, Places - 6));
                (BigInteger.Abs(Scaled(a) - Scaled(e)) * BigInteger.Pow(10, 15) <= 2 * scale).ShouldBeTrue($"{where}: {a.Text} for {e.Text}");
                break;
            default:
                actual.ShouldBe(expected, where);
                break;
        }
    }

    /// <summary>The number exactly, in units small enough for any in these files.</summary>
    private static BigInteger Scaled(SlowNumber number) => number.Mantissa * BigInteger.Pow(10, Places + number.Exponent);
}

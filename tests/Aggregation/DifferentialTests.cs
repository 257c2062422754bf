using System.Text;
using ScenarioOrleans.Aggregation.Tests.Slow;

namespace ScenarioOrleans.Aggregation.Tests;

/// <summary>
/// The same answer, byte for byte, or the same code as a slow, obvious reader that shares no code, on requests by chance. Set
/// FUZZ_CASES (and FUZZ_SEED) for more.
/// </summary>
public sealed class DifferentialTests
{
    [Fact]
    public void Fold_AnyRequest_AgreesWithTheSlowReader() => Compare(request => request.Any());

    [Fact]
    public void Fold_DamagedRequest_AgreesWithTheSlowReader() => Compare(request => request.Damaged());

    [Fact]
    public void Fold_AnyOptions_AgreesWithTheSlowReader() => CompareAll(random => new RandomOptions(random).Any());

    private static void Compare(Func<RandomRequest, byte[]> make) => CompareAll(random => make(new RandomRequest(random)));

    private static void CompareAll(Func<Random, byte[]> make) => Parallel.For(0, FuzzSettings.Cases, FuzzSettings.OnAllCores, number =>
    {
        var random = new Random((FuzzSettings.Seed * 1_000_003) + number);
        var json = make(random);
        if (json.AsSpan().TrimStart(" \t\r\n"u8) is not [(byte)'{', ..])
        {
            // Other first bytes are other encodings, which the slow reader does not know.
            return;
        }

        var expected = Fold.SlowText(json);
        Fold.Text(json).ShouldBe(expected, Describe(number, json));
        Fold.Text(json, 16 + random.Next(600)).ShouldBe(expected, Describe(number, json));
    });

    private static string Describe(int number, byte[] json) => $"case {number} of seed {FuzzSettings.Seed}: {Encoding.UTF8.GetString(json)}";
}

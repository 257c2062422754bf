using System.Text;
using FsCheck;
using FsCheck.Fluent;
using ScenarioOrleans.Storage.Blocks;

namespace ScenarioOrleans.Storage.Tests.Blocks;

public sealed class BlockKeyTests
{
    private const int LongestBytes = BlockKey.LongestWholeKeyBytes + 1 + 64;

    [Theory]
    [InlineData("a", BlockKey.LongestWholeKeyBytes)]
    [InlineData("é", BlockKey.LongestWholeKeyBytes / 2)]
    public void GrainKey_UpToTheLimit_IsKeptWhole(string letter, int times)
    {
        var key = string.Concat(Enumerable.Repeat(letter, times));

        Of(key).ShouldBe(key);
        Of(key + letter).ShouldNotBe(key + letter);
    }

    [Fact]
    public void GrainKey_OverTheLimit_IsBoundedWellFormedAndLongerThanAnyWholeKey()
    {
        var keys = Gen.Elements("a", "é", "東", "\U0001F4DE").ListOf(1100).Select(string.Concat).ToArbitrary();
        Check.QuickThrowOnFailure(Prop.ForAll(keys, key =>
        {
            var bounded = Of(key);

            Encoding.UTF8.GetByteCount(bounded).ShouldBeInRange(BlockKey.LongestWholeKeyBytes + 1, LongestBytes);
            bounded.ShouldNotContain('\uFFFD');
            Of(key + "b").ShouldNotBe(bounded);
            Of(key).ShouldBe(bounded);
        }));
    }

    private static string Of(string key) => new BlockKey("type", "state", key).GrainKey;
}

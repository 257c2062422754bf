using FsCheck;
using FsCheck.Fluent;
using ScenarioOrleans.Storage.Blocks;

namespace ScenarioOrleans.Storage.Tests.Blocks;

public sealed class BlockVersionTests
{
    [Fact]
    public void Text_AnyVersion_IsReadBack() =>
        Check.QuickThrowOnFailure(Prop.ForAll<NonNegativeInt, NonNegativeInt>((row, number) =>
        {
            var version = new BlockVersion(row.Get, number.Get);
            BlockVersion.TryParse(version.ToString(), out var read).ShouldBeTrue();
            read.ShouldBe(version);
        }));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("5")]
    [InlineData("-1.2")]
    [InlineData("1.2.3")]
    [InlineData("99999999999999999999.1")]
    public void TryParse_AnythingElse_IsFalse(string? text) => BlockVersion.TryParse(text, out _).ShouldBeFalse();
}

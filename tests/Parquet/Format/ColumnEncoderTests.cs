extern alias standin;

using standin::Parquet.Columns;

namespace ScenarioOrleans.Parquet.Tests.Format;

public sealed class ColumnEncoderTests
{
    [Fact]
    public void WritePlain_Doubles_AreLittleEndian() =>
        Hex.Of(output => DoubleEncoder.Instance.WritePlain(output, [1.0, -0.0]))
            .ShouldBe("00 00 00 00 00 00 f0 3f 00 00 00 00 00 00 00 80");

    [Fact]
    public void WritePlain_Dates_AreDaysSince1970() =>
        Hex.Of(output => DateEncoder.Instance.WritePlain(output, [new(1970, 1, 1), new(1969, 12, 31), new(2024, 1, 5)]))
            .ShouldBe("00 00 00 00 ff ff ff ff 0f 4d 00 00");

    [Fact]
    public void WritePlain_Texts_AreUtf8AfterTheirLength() =>
        Hex.Of(output => TextEncoder.Instance.WritePlain(output, ["é".AsMemory(), "".AsMemory()]))
            .ShouldBe("02 00 00 00 c3 a9 00 00 00 00");

    [Fact]
    public void Bounds_OfDoubles_WidenAZeroToBothSigns()
    {
        (byte[]? min, byte[]? max) = DoubleEncoder.Instance.Bounds([0.0]);

        BitConverter.ToDouble(min!).ShouldBe(-0.0);
        double.IsNegative(BitConverter.ToDouble(min!)).ShouldBeTrue();
        double.IsNegative(BitConverter.ToDouble(max!)).ShouldBeFalse();
    }

    [Fact]
    public void Bounds_OfDoublesWithNaN_AreNotStated() => DoubleEncoder.Instance.Bounds([1, double.NaN]).ShouldBe((null, null));

    [Fact]
    public void Bounds_OfNothing_AreNotStated()
    {
        DoubleEncoder.Instance.Bounds([]).ShouldBe((null, null));
        DateEncoder.Instance.Bounds([]).ShouldBe((null, null));
        TextEncoder.Instance.Bounds([]).ShouldBe((null, null));
    }

    [Fact]
    public void Bounds_OfTexts_FollowTheirUtf8Bytes()
    {
        // U+FFEE comes before U+1F4DE in UTF-8, after its surrogates in UTF-16.
        (byte[]? min, byte[]? max) = TextEncoder.Instance.Bounds(["\U0001f4de".AsMemory(), "\uffee".AsMemory()]);

        min.ShouldBe("\uffee"u8.ToArray());
        max.ShouldBe("\U0001f4de"u8.ToArray());
    }

    [Fact]
    public void Bounds_OfLongTexts_AreNotStated() =>
        TextEncoder.Instance.Bounds([new string('x', TextEncoder.MaxBoundBytes + 1).AsMemory()]).ShouldBe((null, null));

    [Theory]
    [InlineData(0.5, true)]
    [InlineData(0.4, false)]
    public void TryBuild_ShareOfDistinctTexts_DecidesWhetherADictionaryPays(double threshold, bool expected) =>
        (TextDictionary.TryBuild(["a".AsMemory(), "b".AsMemory(), "a".AsMemory(), "b".AsMemory()], threshold) is not null)
            .ShouldBe(expected);

    [Fact]
    public void TryBuild_Texts_AreIndexedInOrderOfAppearance()
    {
        TextDictionary dictionary = TextDictionary.TryBuild(["b".AsMemory(), "a".AsMemory(), "b".AsMemory()], 1)!;

        dictionary.Entries.Select(e => e.ToString()).ShouldBe(["b", "a"]);
        dictionary.Indexes.ShouldBe([0, 1, 0]);
    }
}

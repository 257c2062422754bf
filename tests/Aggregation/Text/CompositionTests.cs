using System.Security.Cryptography;
using System.Text;

namespace ScenarioOrleans.Aggregation.Tests.Text;

public sealed class CompositionTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("Krako\u0301w", "Kraków")]
    [InlineData("Zu\u0308rich", "Zürich")]
    [InlineData("e\u0302\u0301", "ế")]
    [InlineData("a\u0301\u0323", "ạ\u0301")]
    [InlineData("a\u0323\u0301", "ạ\u0301")]
    [InlineData("\u212B", "Å")]
    [InlineData("\u1112\u1161\u11AB\u1100\u1173\u11AF", "한글")]
    [InlineData("\u0301a", "\u0301a")]
    [InlineData("\uD834\uDD57\uD834\uDD65", "\uD834\uDD57\uD834\uDD65")]
    [InlineData("\u0958", "\u0915\u093C")]
    public void Compose_Text_IsNormalFormC(string text, string composed) => Composition.Compose(text).ShouldBe(composed);

    /// <summary>Python's unicodedata.normalize('NFC', …) gave the same bytes.</summary>
    [Fact]
    public void Compose_EveryCharacterAloneAndBetweenOthers_IsWhatAnotherProgramMakes()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var code in Enumerable.Range(0, 0x20000).Concat(Enumerable.Range(0x2F800, 0x220)).Where(Rune.IsValid))
        {
            var character = new Rune(code).ToString();
            Add(hash, character);
            Add(hash, $"A{character}\u0301");
            Add(hash, $"\u1EA0{character}\u0302\u0323");
        }

        Hex(hash).ShouldBe("82ff08df687f945123731c9bbed761c1088b61430647395a8c1bbc0000e2b987");
    }

    [Fact]
    public void Compose_CharactersByChance_IsWhatAnotherProgramMakes()
    {
        int[] pool =
        [
            0x41, 0x61, 0x65, 0x301, 0x323, 0x302, 0x327, 0x31B, 0x345, 0x3B1, 0x1100, 0x1161, 0x11A8, 0xAC00, 0x5D1, 0x5BC, 0x5B7, 0x915, 0x93C,
            0x9C7, 0x9BE, 0xF71, 0xF72, 0x1D15E, 0x2126, 0x212B, 0xE9, 0x344, 0x1E69, 0x110A5, 0x110BA,
        ];
        var chance = 1L;
        int Next(int below) => (int)(((chance = ((chance * 1_103_515_245) + 12_345) % (1L << 31)) >> 16) % below);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (var i = 0; i < 20_000; i++)
        {
            var length = 1 + Next(12);
            Add(hash, string.Concat(Enumerable.Range(0, length).Select(_ => new Rune(pool[Next(pool.Length)]).ToString())));
        }

        Hex(hash).ShouldBe("732eba42718baae1b308acc12b4f68d706d95831ef1bd38841d687e3fd41588b");
    }

    private static void Add(IncrementalHash hash, string text)
    {
        hash.AppendData(Encoding.UTF8.GetBytes(Composition.Compose(text)));
        hash.AppendData("\n"u8);
    }

    private static string Hex(IncrementalHash hash) => Convert.ToHexStringLower(hash.GetHashAndReset());
}

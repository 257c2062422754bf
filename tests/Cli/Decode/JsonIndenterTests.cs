using System.Text;
using ScenarioOrleans.Cli.Decode;

namespace ScenarioOrleans.Cli.Tests.Decode;

public sealed class JsonIndenterTests
{
    [Fact]
    public void Indent_NestedValues_PutsEachOnALineOfItsOwn() => Indent("""{"a":[1,{"b":null}],"c":{},"d":[]}""").ShouldBe(
        """
        {
          "a": [
            1,
            {
              "b": null
            }
          ],
          "c": {},
          "d": []
        }
        """);

    [Theory]
    [InlineData("1.50e+07")]
    [InlineData("NaN")]
    [InlineData(""" "\u00e4 \" {,}: [" """)]
    [InlineData("true")]
    public void Indent_Token_KeepsItAsWritten(string token) => Indent(token).ShouldBe(token.Trim());

    [Fact]
    public void Indent_SeveralValues_StartsEachOnANewLine() => Indent("{} 1\n[]").ShouldBe("{}\n1\n[]");

    [Fact]
    public void Indent_IndentedOnce_ChangesNothingMore()
    {
        var once = Indent("""{"a":[1,2],"b":{"c":"d"}}""");

        Indent(once).ShouldBe(once);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[1,")]
    [InlineData("}")]
    [InlineData("[}")]
    [InlineData("\"abc")]
    [InlineData("{\"a\\")]
    [InlineData(",")]
    public void Indent_UnmatchedBracketsOrQuotes_IsAnError(string json) => Should.Throw<FormatException>(() => Indent(json));

    private static string Indent(string json) => Encoding.UTF8.GetString(JsonIndenter.Indent(Encoding.UTF8.GetBytes(json)).Span);
}

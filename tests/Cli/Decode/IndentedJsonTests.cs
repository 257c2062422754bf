using System.Text;
using ScenarioOrleans.Cli.Decode;

namespace ScenarioOrleans.Cli.Tests.Decode;

public sealed class IndentedJsonTests
{
    [Fact]
    public void Of_NestedValues_PutsEachOnALineOfItsOwn() => Indent("""{"a":[1,{"b":null}],"c":{},"d":[]}""").ShouldBe(
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
    [InlineData("1.50e+07", "1.50e+07")]
    [InlineData("12345678901234567890.1234567890", "12345678901234567890.1234567890")]
    [InlineData(""" "\u00e4 \" {,}: [" """, "\"ä \\\" {,}: [\"")]
    [InlineData("true", "true")]
    public void Of_Token_KeepsWhatItSays(string token, string shown) => Indent(token).ShouldBe(shown);

    [Fact]
    public void Of_SeveralValues_StartsEachOnANewLine() => Indent("{} 1\n[]").ShouldBe("{}\n1\n[]");

    [Fact]
    public void Of_IndentedOnce_ChangesNothingMore()
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
    [InlineData("[NaN]")]
    [InlineData("\"\\ud800\"")]
    public void Of_NoJson_SaysWhy(string json)
    {
        IndentedJson.Of(Encoding.UTF8.GetBytes(json), out var fault).IsEmpty.ShouldBeTrue();

        fault.ShouldNotBeNullOrEmpty();
    }

    private static string Indent(string json)
    {
        var indented = IndentedJson.Of(Encoding.UTF8.GetBytes(json), out var fault);
        fault.ShouldBeNull();
        return Encoding.UTF8.GetString(indented.Span);
    }
}

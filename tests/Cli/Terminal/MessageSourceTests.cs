using ScenarioOrleans.Cli.Terminal;

namespace ScenarioOrleans.Cli.Tests.Terminal;

public sealed class MessageSourceTests
{
    [Theory]
    [InlineData("-", "stdin")]
    [InlineData("folder/request.json", "request")]
    [InlineData("request.json.gz", "request")]
    [InlineData("request.b64", "request")]
    [InlineData("week.1.BASE64", "week.1")]
    [InlineData("plain", "plain")]
    [InlineData(".json", ".json")]
    public void Stem_OfAnArgument_HasNoFolderAndNoMessageExtension(string argument, string stem) =>
        new MessageSource(argument).Stem.ShouldBe(stem);
}

using System.Text.RegularExpressions;

namespace ScenarioOrleans.Architecture.Tests;

/// <summary>A section that the host does not know by name ends every start that sets something of it.</summary>
public sealed partial class SettingSectionTests
{
    [Fact]
    public void Host_Sections_AreAllThatTheSourceReads()
    {
        var source = Repository.Files("src", "*.cs").Select(File.ReadAllText).ToArray();

        var read = source.SelectMany(text => Read().Matches(text)).Select(match => match.Groups["section"].Value).Distinct(StringComparer.Ordinal);
        var known = source.SelectMany(text => Known().Matches(text)).ShouldHaveSingleItem().Groups["section"].Captures.Select(capture => capture.Value);

        known.ShouldBe(read, ignoreOrder: true);
    }

    [GeneratedRegex("\"Scenario:(?<section>[A-Za-z]+)")]
    private static partial Regex Read();

    [GeneratedRegex("CheckSections\\(builder\\.Configuration, \"Scenario\"(, \"(?<section>[A-Za-z]+)\")+\\)")]
    private static partial Regex Known();
}

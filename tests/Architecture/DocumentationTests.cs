using System.Text.RegularExpressions;

namespace ScenarioOrleans.Architecture.Tests;

public sealed partial class DocumentationTests
{
    public static TheoryData<string> Documents() =>
        [.. Directory.EnumerateFiles(Repository.Root, "*.md").Concat(Repository.Files("docs", "*.md")).Select(Repository.Relative)];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Document_RelativeLinks_LeadSomewhere(string document)
    {
        var folder = Path.GetDirectoryName(Path.Combine(Repository.Root, document))!;

        var dead = Link().Matches(File.ReadAllText(Path.Combine(Repository.Root, document)))
            .Select(match => match.Groups["target"].Value)
            .Where(target => !target.Contains("://", StringComparison.Ordinal) && !target.StartsWith('#'))
            .Select(target => target.Split('#')[0])
            .Where(target => !File.Exists(Path.Combine(folder, target)) && !Directory.Exists(Path.Combine(folder, target)));

        dead.ShouldBeEmpty();
    }

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();
}

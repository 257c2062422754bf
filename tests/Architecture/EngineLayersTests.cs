using System.Text.RegularExpressions;

namespace ScenarioOrleans.Architecture.Tests;

/// <summary>
/// The folders of src/Kafka are layers: code in one names only what is in those before it. So each can be read, and tested, without those
/// after it.
/// </summary>
public sealed partial class EngineLayersTests
{
    private const string Root = "ScenarioOrleans.Kafka";

    /// <summary>Low to high; a folder beside another knows nothing of it.</summary>
    private static readonly string[][] Layers =
    [
        ["Options", "Telemetry"],
        ["Records"],
        ["Partitions"],
        ["Flow"],
        ["Handling"],
        ["Producing"],
        ["DeadLetters"],
        ["Processing"],
        ["Batching"],
        ["Transactions"],
        ["Consuming"],
        ["Topics", "Embedded", "Status"],
    ];

    private static string Folder => Path.Combine(Repository.Root, "src", "Kafka");

    public static TheoryData<string> Folders => [.. Layers.SelectMany(layer => layer)];

    [Fact]
    public void Kafka_Folders_AreTheLayers() =>
        Directory.GetDirectories(Folder).Select(path => Path.GetFileName(path)).Where(name => name is not ("bin" or "obj"))
            .ShouldBe(Layers.SelectMany(layer => layer), ignoreOrder: true);

    [Theory]
    [MemberData(nameof(Folders))]
    public void Folder_Namespaces_AreTheFolders(string folder) =>
        SourcesOf(folder).Where(file => NamespaceOf(file.Text) is { } found && found != ExpectedNamespace(file.Path)).Select(file => file.Path).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Folders))]
    public void Folder_Names_OnlyWhatLiesBelow(string folder)
    {
        var below = Layers.TakeWhile(layer => !layer.Contains(folder)).SelectMany(layer => layer).Append(folder).ToHashSet(StringComparer.Ordinal);

        var above = SourcesOf(folder).SelectMany(file => Named().Matches(file.Text).Select(match => $"{Path.GetFileName(file.Path)} names {match.Groups["folder"].Value}"))
            .Where(text => !below.Contains(text[(text.LastIndexOf(' ') + 1)..]));

        above.ShouldBeEmpty();
    }

    private static IEnumerable<(string Path, string Text)> SourcesOf(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Folder, folder), "*.cs", SearchOption.AllDirectories).Select(path => (path, File.ReadAllText(path)));

    private static string? NamespaceOf(string text) => Declared().Match(text) is { Success: true } match ? match.Groups["name"].Value : null;

    private static string ExpectedNamespace(string path) =>
        $"{Root}.{Path.GetRelativePath(Folder, Path.GetDirectoryName(path)!).Replace(Path.DirectorySeparatorChar, '.')}";

    /// <summary>A using, or a name written out.</summary>
    [GeneratedRegex(@"\bScenarioOrleans\.Kafka\.(?<folder>[A-Z]\w+)")]
    private static partial Regex Named();

    [GeneratedRegex(@"^namespace (?<name>[\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Declared();
}

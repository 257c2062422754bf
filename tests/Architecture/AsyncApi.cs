using System.Globalization;
using System.Text;
using System.Text.Json;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace ScenarioOrleans.Architecture.Tests;

/// <summary>docs/asyncapi.yaml as a tree.</summary>
internal static class AsyncApi
{
    public static YamlMappingNode Document { get; } = Load();

    /// <summary>The node at a path such as <c>components/schemas/Row</c>; null where there is none.</summary>
    public static YamlNode? At(string path) =>
        path.Split('/').Aggregate((YamlNode?)Document, (node, name) => node is YamlMappingNode map && map.Children.TryGetValue(name, out var child) ? child : null);

    /// <summary>The texts of a list, or the names of a map.</summary>
    public static IEnumerable<string> Texts(string path) => At(path) switch
    {
        YamlSequenceNode list => list.Children.Select(item => ((YamlScalarNode)item).Value!),
        YamlMappingNode map => map.Children.Keys.Select(name => ((YamlScalarNode)name).Value!),
        _ => throw new InvalidOperationException($"docs/asyncapi.yaml has nothing at {path}."),
    };

    /// <summary>Every scalar under a name, anywhere in the document.</summary>
    public static IEnumerable<string> Named(string name) =>
        Document.AllNodes.OfType<YamlMappingNode>().Where(map => map.Children.ContainsKey(name)).Select(map => map.Children[name]).OfType<YamlScalarNode>().Select(node => node.Value!);

    /// <summary>The example payloads of a message, as the compact JSON they are written as.</summary>
    public static IEnumerable<string> Examples(string message) =>
        At($"components/messages/{message}/examples") is YamlSequenceNode examples ? examples.Children.Select(example => Json(example["payload"])) : [];

    private static YamlMappingNode Load()
    {
        var yaml = new YamlStream();
        using var text = new StreamReader(Path.Combine(Repository.Root, "docs", "asyncapi.yaml"));
        yaml.Load(text);
        return (YamlMappingNode)yaml.Documents.Single().RootNode;
    }

    private static string Json(YamlNode node) => node switch
    {
        YamlMappingNode map => "{" + string.Join(',', map.Children.Select(pair => $"{Quote(((YamlScalarNode)pair.Key).Value!)}:{Json(pair.Value)}")) + "}",
        YamlSequenceNode list => "[" + string.Join(',', list.Children.Select(Json)) + "]",
        YamlScalarNode { Style: ScalarStyle.Plain, Value: { } text } when text is "null" or "true" or "false" || IsNumber(text) => text,
        YamlScalarNode scalar => Quote(scalar.Value!),
        _ => throw new InvalidOperationException($"An example holds a {node.NodeType}."),
    };

    private static bool IsNumber(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _);

    private static string Quote(string text) => Encoding.UTF8.GetString(JsonSerializer.SerializeToUtf8Bytes(text));
}

using System.Text.Json;
using System.Text.RegularExpressions;

namespace ScenarioOrleans.Architecture.Tests;

/// <summary>What the dashboard and the alerts ask for is what the service measures.</summary>
public sealed partial class DashboardTests
{
    private static readonly string[] Suffixes = ["_total", "_bucket", "_sum", "_count", "_seconds"];

    [Fact]
    public void Dashboard_Metrics_AreTheServices()
    {
        using var dashboard = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "deploy", "grafana", "dashboards", "scenario-orleans.json")));
        var asked = dashboard.RootElement.GetProperty("panels").EnumerateArray()
            .SelectMany(panel => panel.GetProperty("targets").EnumerateArray())
            .SelectMany(target => Named(target.GetProperty("expr").GetString()!))
            .ToArray();

        asked.ShouldNotBeEmpty();
        asked.Except(Measured()).ShouldBeEmpty();
    }

    [Fact]
    public void Alerts_Metrics_AreTheServices()
    {
        var asked = Named(File.ReadAllText(Path.Combine(Repository.Root, "deploy", "prometheus", "alerts.yml"))).ToArray();

        asked.ShouldNotBeEmpty();
        asked.Except(Measured()).ShouldBeEmpty();
    }

    [Fact]
    public void Dashboard_Panels_DoNotOverlap()
    {
        using var dashboard = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "deploy", "grafana", "dashboards", "scenario-orleans.json")));
        var cells = dashboard.RootElement.GetProperty("panels").EnumerateArray().Select(panel => panel.GetProperty("gridPos")).SelectMany(place =>
            from x in Enumerable.Range(place.GetProperty("x").GetInt32(), place.GetProperty("w").GetInt32())
            from y in Enumerable.Range(place.GetProperty("y").GetInt32(), place.GetProperty("h").GetInt32())
            select (x, y)).ToArray();

        cells.Distinct().Count().ShouldBe(cells.Length);
        cells.ShouldAllBe(cell => cell.x < 24);
    }

    /// <summary>As Prometheus names what it is sent, without what the kind of an instrument adds.</summary>
    private static HashSet<string> Measured() =>
        [.. Repository.Files("src", "*.cs").SelectMany(file => Instrument().Matches(File.ReadAllText(file))).Select(match => match.Groups["name"].Value.Replace('.', '_'))];

    private static IEnumerable<string> Named(string text) => Metric().Matches(text).Select(match => Bare(match.Value)).Distinct();

    private static string Bare(string metric)
    {
        foreach (var suffix in Suffixes)
        {
            metric = metric.EndsWith(suffix, StringComparison.Ordinal) ? metric[..^suffix.Length] : metric;
        }

        return metric;
    }

    [GeneratedRegex("\"(?<name>(scenario|messaging|kafka)\\.[a-z_.]+)\"")]
    private static partial Regex Instrument();

    [GeneratedRegex(@"\b(scenario|messaging|kafka)_[a-z_]+\b")]
    private static partial Regex Metric();
}

using YamlDotNet.Core;
using YamlDotNet.Serialization;

namespace ScenarioOrleans.Architecture.Tests;

/// <summary>What the compose file refers to is there.</summary>
public sealed class ComposeTests
{
    private static readonly Dictionary<string, object> File = new DeserializerBuilder().WithAttemptingUnquotedStringTypeDeserialization().Build().Deserialize<Dictionary<string, object>>(
        new MergingParser(new Parser(new StringReader(System.IO.File.ReadAllText(Path.Combine(Repository.Root, "docker-compose.yml"))))));

    [Fact]
    public void Services_DependOn_EachOther() => Services()
        .SelectMany(service => service.TryGetValue("depends_on", out var others) ? Names(others) : [])
        .Except(Map(File["services"]).Keys)
        .ShouldBeEmpty();

    [Fact]
    public void Volumes_OfFiles_AreInTheRepositoryAndOthersAreDeclared()
    {
        var sources = Services().SelectMany(service => service.TryGetValue("volumes", out var volumes) ? Names(volumes) : []).Select(volume => volume.Split(':')[0]).ToArray();

        sources.Where(source => source.StartsWith("./", StringComparison.Ordinal)).ShouldAllBe(source => Directory.Exists(Path.Combine(Repository.Root, source)));
        sources.Where(source => !source.StartsWith("./", StringComparison.Ordinal)).Except(Map(File["volumes"]).Keys).ShouldBeEmpty();
    }

    [Fact]
    public void Silos_BothOfThem_AreOneCluster()
    {
        var silos = new[] { "silo-1", "silo-2" }.Select(name => Map(Map(Map(File["services"])[name])["environment"])).ToArray();

        silos.ShouldAllBe(settings => (string)settings["Scenario__Storage__Provider"] == "postgres");
        silos[0].ShouldBe(silos[1]);
    }

    private static IEnumerable<Dictionary<string, object>> Services() => Map(File["services"]).Values.Select(Map);

    private static Dictionary<string, object> Map(object value) => ((Dictionary<object, object>)value).ToDictionary(pair => (string)pair.Key, pair => pair.Value);

    private static IEnumerable<string> Names(object value) => value is Dictionary<object, object> map ? map.Keys.Cast<string>() : ((List<object>)value).Cast<string>();
}

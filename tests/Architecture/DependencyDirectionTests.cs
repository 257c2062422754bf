using System.Xml.Linq;

namespace ScenarioOrleans.Architecture.Tests;

/// <summary>
/// Dependencies point one way: Cli -> Silo -> Storage -> Grains -> Grains.Abstractions -> Aggregation; Silo -> Kafka, which knows none of
/// these; Cli, Silo -> Parquet -> Aggregation; Silo, Storage, Kafka -> Operating, which knows nobody.
/// </summary>
public sealed class DependencyDirectionTests
{
    [Theory]
    [InlineData("Aggregation", "")]
    [InlineData("Grains.Abstractions", "Aggregation")]
    [InlineData("Grains", "Grains.Abstractions")]
    [InlineData("Operating", "")]
    [InlineData("Kafka", "Operating")]
    [InlineData("Parquet", "Aggregation")]
    [InlineData("Storage", "Grains,Operating")]
    [InlineData("Silo", "Grains,Kafka,Operating,Parquet,Storage")]
    [InlineData("Cli", "Parquet,Silo")]
    public void Project_ProjectReferences_AreTheOnesBelowIt(string project, string expected)
    {
        var file = XDocument.Load(Path.Combine(Repository.Root, "src", project, $"{project}.csproj"));

        var references = file.Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/')));

        string.Join(",", references).ShouldBe(expected);
    }

    [Fact]
    public void Aggregation_References_KnowNoOrleansAndNoKafka() =>
        ReferencesOf(typeof(Aggregation.ScenarioKey).Assembly).ShouldAllBe(name => name.StartsWith("System", StringComparison.Ordinal) || name == "NodaTime");

    [Fact]
    public void Kafka_References_KnowNoOrleansAndNoneThatDoes() =>
        ReferencesOf(typeof(Kafka.KafkaServices).Assembly)
            .ShouldAllBe(name => !name.StartsWith("Orleans", StringComparison.Ordinal)
                && (name == "ScenarioOrleans.Operating" || !name.StartsWith("ScenarioOrleans", StringComparison.Ordinal)));

    [Fact]
    public void Grains_References_KnowNoKafkaAndNoWeb() =>
        ReferencesOf(typeof(Grains.ScenarioGrain).Assembly)
            .ShouldAllBe(name => !name.StartsWith("Confluent", StringComparison.Ordinal) && !name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal));

    [Fact]
    public void Parquet_References_KnowNoHost() =>
        ReferencesOf(typeof(Parquet.ParquetFiles).Assembly).ShouldAllBe(name =>
            name == "Parquet" || name == "ScenarioOrleans.Aggregation" || name.StartsWith("System", StringComparison.Ordinal));

    [Fact]
    public void Storage_References_KnowNoKafkaAndNoWeb() =>
        ReferencesOf(typeof(Storage.StorageSetup).Assembly)
            .ShouldAllBe(name => !name.StartsWith("Confluent", StringComparison.Ordinal) && !name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal));

    private static IEnumerable<string> ReferencesOf(System.Reflection.Assembly assembly) =>
        assembly.GetReferencedAssemblies().Select(name => name.Name!);
}

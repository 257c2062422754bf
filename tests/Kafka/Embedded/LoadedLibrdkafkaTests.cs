using System.Runtime.InteropServices;
using Confluent.Kafka;
using ScenarioOrleans.Kafka.Embedded;

namespace ScenarioOrleans.Kafka.Tests.Embedded;

public sealed class LoadedLibrdkafkaTests
{
    [Fact]
    public async Task EmbeddedBroker_BesideAClient_RunsOnTheSameLibrary()
    {
        using var broker = EmbeddedBroker.Start();
        broker.CreateTopic("topic", 1);
        using var producer = new ProducerBuilder<Null, string>(new ProducerConfig { BootstrapServers = broker.BootstrapServers }).Build();

        var delivered = await producer.ProduceAsync("topic", new Message<Null, string> { Value = "value" });

        delivered.Offset.Value.ShouldBe(0);
        EmbeddedBroker.LibraryVersion.ShouldBe(Library.VersionString);
        if (OperatingSystem.IsLinux())
        {
            LoadedLibrdkafka.Files().ShouldHaveSingleItem();
        }
    }

    /// <summary>Debian and Ubuntu have no libsasl2.so.3, which the package's first build for Linux on x64 needs; its next one needs none.</summary>
    [SkippableFact]
    public void Files_WithoutLibsasl2_NameABuildThatNeedsNone()
    {
        Skip.IfNot(OperatingSystem.IsLinux() && RuntimeInformation.ProcessArchitecture == Architecture.X64, "Other systems have one build.");
        using var broker = EmbeddedBroker.Start();

        var loadsFirst = NativeLibrary.TryLoad("libsasl2.so.3", out _);

        LoadedLibrdkafka.Files().Select(Path.GetFileName).ShouldHaveSingleItem()
            .ShouldBeOneOf(loadsFirst ? ["librdkafka.so"] : ["centos8-librdkafka.so", "alpine-librdkafka.so"]);
    }
}

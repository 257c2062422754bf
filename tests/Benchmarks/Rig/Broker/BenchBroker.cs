using System.Globalization;
using Confluent.Kafka;
using Confluent.Kafka.Admin;
using ScenarioOrleans.Kafka.Embedded;
using ScenarioOrleans.Rig.Processes;

namespace ScenarioOrleans.Rig.Broker;

/// <summary>A broker with the topics of one run: the one named on the command line, or the embedded one in a process of its own.</summary>
internal sealed class BenchBroker : IAsyncDisposable
{
    /// <summary>What this program is started with to be a broker.</summary>
    public const string Command = "broker";

    /// <summary>The largest request of the workloads has some 3 MB; a broker's own limit is often 1 MB.</summary>
    private static readonly Dictionary<string, string> LargeMessages = new() { ["max.message.bytes"] = "20971520" };

    private readonly Child? _child;

    private BenchBroker(string bootstrap, BenchTopics topics, int partitions, Child? child) =>
        (Bootstrap, Topics, Partitions, _child) = (bootstrap, topics, partitions, child);

    public string Bootstrap { get; }

    public BenchTopics Topics { get; }

    /// <summary>Of each topic.</summary>
    public int Partitions { get; }

    public bool IsEmbedded => _child is not null;

    /// <param name="options">Names a real broker, or none.</param>
    /// <param name="partitions">Of each topic on a real broker.</param>
    /// <param name="embeddedPartitions">Of each topic on the embedded one, which keeps 5 MB of a partition.</param>
    /// <param name="cancel">Gives up.</param>
    public static async Task<BenchBroker> StartAsync(RigOptions options, int partitions, int embeddedPartitions, CancellationToken cancel)
    {
        var topics = BenchTopics.Of(TimeProvider.System.GetUtcNow().ToString("HHmmssfff", CultureInfo.InvariantCulture));
        if (options.Bootstrap is { } real)
        {
            using var admin = new AdminClientBuilder(new AdminClientConfig { BootstrapServers = real }).Build();
            await admin.CreateTopicsAsync(topics.All.Select(topic => new TopicSpecification { Name = topic, NumPartitions = partitions, ReplicationFactor = 1, Configs = LargeMessages }));
            return new BenchBroker(real, topics, partitions, null);
        }

        var child = Child.Start("The embedded broker", Child.OfThisProgram(
            [Command, embeddedPartitions.ToString(CultureInfo.InvariantCulture), .. topics.All]));
        return new BenchBroker(await child.ReadLineAsync(cancel), topics, embeddedPartitions, child);
    }

    /// <summary>Is a broker until its input ends.</summary>
    public static int Hold(string[] args)
    {
        using var broker = EmbeddedBroker.Start();
        foreach (var topic in args[2..])
        {
            broker.CreateTopic(topic, int.Parse(args[1], CultureInfo.InvariantCulture));
        }

        Console.WriteLine(broker.BootstrapServers);
        while (Console.In.ReadLine() is not null)
        {
        }

        return 0;
    }

    public ValueTask DisposeAsync() => _child?.DisposeAsync() ?? ValueTask.CompletedTask;
}

using System.Diagnostics;
using System.Globalization;
using ScenarioOrleans.Rig.Broker;
using ScenarioOrleans.Rig.Inputs;
using ScenarioOrleans.Rig.Measuring;
using ScenarioOrleans.Rig.Processes;
using ScenarioOrleans.Rig.Report;

namespace ScenarioOrleans.Rig.W3;

/// <summary>W3: hourly messages of one row that wait in the topic, until all are in the durable sums, each exactly once.</summary>
internal sealed class HourlyRows : IWorkload
{
    private const string Ours = "ScenarioOrleans: exact sums in SQLite, exactly once";

    /// <summary>Of the embedded broker: five million a partition, of which the record's frame takes some.</summary>
    private const long MostMessagesInPartition = 10_000;

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    private static readonly (string Name, string Way)[] Bare =
    [
        ("bare .NET consumer, default settings", BareConsumer.Default),
        ("bare .NET consumer, large queues", BareConsumer.Large),
        ("bare .NET consumer, Utf8JsonReader and a dictionary of sums", BareConsumer.Sums),
    ];

    public string Name => "w3";

    public async Task<IReadOnlyList<ReportTable>> RunAsync(RigOptions options, CancellationToken cancel)
    {
        var (count, rounds) = (options.Messages ?? (options.Quick ? 100_000 : 2_000_000), options.Quick ? 1 : 3);
        var inEach = (int)((count / HourlyStream.Organizations / MostMessagesInPartition) + 1);
        await using var broker = await BenchBroker.StartAsync(options, partitions: 6, HourlyStream.Organizations * inEach, cancel);
        var stream = new HourlyStream(count);
        Filling.Fill(broker, Placed(stream, broker, inEach), cancel);

        var runs = new Dictionary<string, List<Run>> { [Ours] = [] };
        for (var round = 0; round < rounds; round++)
        {
            runs[Ours].Add(await OursAsync(options, broker, stream.Sums, round, cancel));
            foreach (var (name, way) in Bare)
            {
                runs.TryAdd(name, []);
                var (rate, cpu, peak) = await BareConsumer.MeasureAsync(broker, way, count, cancel);
                runs[name].Add(new Run(rate, cpu, peak, 0));
            }
        }

        return [Table(count, rounds, broker, runs)];
    }

    /// <summary>An organization's messages keep to its partitions, as a key would have it.</summary>
    private static IEnumerable<(string Key, byte[] Value, int Partition)> Placed(HourlyStream stream, BenchBroker broker, int inEach)
    {
        var next = 0;
        foreach (var (organization, value) in stream.Messages())
        {
            var partition = broker.IsEmbedded ? (organization * inEach) + (next++ % inEach) : organization % broker.Partitions;
            yield return (HourlyStream.Name(organization), value, partition);
        }
    }

    private static async Task<Run> OursAsync(RigOptions options, BenchBroker broker, ExactSums sent, int round, CancellationToken cancel)
    {
        using var folder = new ScratchFolder(options, "w3");
        var file = folder.File("aggregates.sqlite");
        var group = new Dictionary<string, string> { ["KAFKA_GROUP_ID"] = string.Create(CultureInfo.InvariantCulture, $"{broker.Topics.Input}-{round}") };
        await using var service = await Service.StartAsync(options, broker, file, group, cancel);
        using var stored = new StoredFigures(file);
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (stored.Rows() is var rows && rows < sent.Rows)
        {
            if (Stopwatch.GetElapsedTime(service.Subscribed.Timestamp) > Limit)
            {
                throw new TimeoutException($"{rows} of {sent.Rows} rows are stored after {Limit}.");
            }

            await tick.WaitForNextTickAsync(cancel);
        }

        var seconds = Stopwatch.GetElapsedTime(service.Subscribed.Timestamp).TotalSeconds;
        var used = service.Figures();
        stored.Check(sent);
        return new Run(sent.Rows / seconds, (used.CpuSeconds - service.Subscribed.Figures.CpuSeconds) / sent.Rows, used.PeakBytes, stored.MeanBlockBytes("running"));
    }

    private static ReportTable Table(long count, int rounds, BenchBroker broker, Dictionary<string, List<Run>> runs)
    {
        var table = new ReportTable(
            $"W3: {count:N0} messages of one row, {HourlyStream.Organizations} organizations of {HourlyStream.Groups} groups, {broker.Partitions} partitions",
            "consumer", "messages/s, median (quartiles)", "ours to it", "CPU µs a message", "peak MB");
        foreach (var (name, measured) in runs)
        {
            var rate = Spread.Of(measured.Select(run => run.Rate));
            table.Add(
                name,
                $"{Figure.Whole(rate.Median)} ({Figure.Whole(rate.LowerQuartile)} to {Figure.Whole(rate.UpperQuartile)})",
                Figure.Digits(Spread.Of(runs[Ours].Zip(measured, (ours, other) => ours.Rate / other.Rate)).Median),
                Figure.Digits(Spread.Of(measured.Select(run => run.CpuSeconds)).Median * 1e6),
                Figure.Megabytes(measured.Max(run => run.PeakBytes)));
        }

        table.Note($"{rounds} rounds, alternating, the topic filled before. Ours: from the assignment of partitions until every row is in the durable table of figures; then every week of every group was compared with sums made while the rows were: equal. An aggregate's stored state has {Figure.Whole(runs[Ours][0].BlockBytes)} bytes on average.");
        table.Note("The bare consumers keep nothing that outlives them: they show what comes through the client.");
        if (broker.IsEmbedded)
        {
            table.Note($"Embedded broker in a process of its own on the same cores; it keeps 5 MB of a partition, hence {broker.Partitions} of them.");
        }

        return table;
    }

    private sealed record Run(double Rate, double CpuSeconds, double PeakBytes, double BlockBytes);
}

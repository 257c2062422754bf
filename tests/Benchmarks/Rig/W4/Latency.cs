using System.Diagnostics;
using ScenarioOrleans.Rig.Broker;
using ScenarioOrleans.Rig.Inputs;
using ScenarioOrleans.Rig.Measuring;
using ScenarioOrleans.Rig.Processes;
using ScenarioOrleans.Rig.Report;

namespace ScenarioOrleans.Rig.W4;

/// <summary>W4: from handing a request to the client until another process has read its answer, at half of the greatest rate.</summary>
internal sealed class Latency : IWorkload
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    public string Name => "w4";

    public async Task<IReadOnlyList<ReportTable>> RunAsync(RigOptions options, CancellationToken cancel)
    {
        var (burst, seconds, longOnes) = options.Quick ? (200, 5, 3) : (600, 20, 10);
        await using var broker = await BenchBroker.StartAsync(options, partitions: 6, embeddedPartitions: 12, cancel);
        using var folder = new ScratchFolder(options, "w4");
        await using var service = await Service.StartAsync(options, broker, folder.File("aggregates.sqlite"), null, cancel);
        using var answers = new AnswerReader(broker);
        using var sender = new RequestSender(broker);
        var flow = new RequestFlow(sender, [.. RequestInputs.Series(RequestSize.S, 50)], broker.Partitions);

        await flow.BurstAsync(burst);
        await answers.WaitForAsync(burst, Limit, cancel);
        var started = Stopwatch.GetTimestamp();
        await flow.BurstAsync(burst);
        await answers.WaitForAsync(2 * burst, Limit, cancel);
        var greatest = burst / Stopwatch.GetElapsedTime(started).TotalSeconds;

        var alone = await HalfLoadAsync(flow, greatest / 2, TimeSpan.FromSeconds(seconds), cancel);
        await answers.WaitForAsync((2 * burst) + alone.Count, Limit, cancel);
        var behind = new LongRequests(options, service, sender, answers);
        var (among, spans) = await behind.RunAsync(flow, greatest / 2, longOnes, cancel);
        await answers.WaitForAsync((2 * burst) + alone.Count + among.Count + longOnes, Limit, cancel);
        return [Table(options, broker, greatest, longOnes, sender.Sent, answers.Seen, alone, among, spans)];
    }

    private static async Task<IReadOnlyList<string>> HalfLoadAsync(RequestFlow flow, double rate, TimeSpan time, CancellationToken cancel)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        stop.CancelAfter(time);
        return await flow.RunAsync(rate, stop.Token);
    }

    private static ReportTable Table(
        RigOptions options,
        BenchBroker broker,
        double greatest,
        int longOnes,
        IReadOnlyDictionary<string, long> sent,
        IReadOnlyDictionary<string, long> seen,
        IReadOnlyList<string> alone,
        IReadOnlyList<string> among,
        IReadOnlyList<LongSpan> spans)
    {
        var table = new ReportTable(
            $"W4: S requests at {Figure.Whole(greatest / 2)} a second, half of the greatest rate here",
            "S requests", "count", "ms, p50", "ms, p99", "ms, p99.9");
        Add("with nothing else", alone);
        Add("while an L request is worked on", [.. among.Where(id => spans.Any(span => span.Holds(sent[id])))]);
        Add("of these, behind it in its own partition", [.. among.Where(id => spans.Any(span => span.Holds(sent[id]) && span.IsBehind(id)))]);
        Add("between the L requests", [.. among.Where(id => !spans.Any(span => span.Holds(sent[id])))]);
        table.Note($"From handing the request to the Kafka client until another process has read the answer; SQLite storage. {longOnes} L requests, each answered in {Figure.Milliseconds(Spread.Of(spans.Select(span => span.Seconds)).Median)} ms at the median.");
        table.Note(LongRequest.Describe(options));
        if (broker.IsEmbedded)
        {
            table.Note("The embedded broker holds an empty fetch for its whole time even when a message comes: up to 1 ms on either side is its.");
        }

        return table;

        void Add(string name, IReadOnlyList<string> ids)
        {
            double[] milliseconds = [.. ids.Select(id => Stopwatch.GetElapsedTime(sent[id], seen[id]).TotalMilliseconds).Order()];
            string At(double share) => milliseconds.Length == 0 ? "-" : Figure.Digits(Spread.At(milliseconds, share));
            table.Add(name, Figure.Whole(ids.Count), At(0.5), At(0.99), At(0.999));
        }
    }
}

using System.Diagnostics;
using ScenarioOrleans.Rig.Broker;

namespace ScenarioOrleans.Rig.W4;

/// <summary>Sends requests at a steady rate, whether or not the earlier ones are answered.</summary>
internal sealed class RequestFlow(RequestSender sender, IReadOnlyList<(string Key, byte[] Value)> requests, int partitions)
{
    private int _next;

    /// <summary>A partition that is left out for now; null: none.</summary>
    public int? Avoided { get; set; }

    /// <summary>Sends until told to stop, and returns the ids of what was sent.</summary>
    public async Task<IReadOnlyList<string>> RunAsync(double rate, CancellationToken stop)
    {
        var started = Stopwatch.GetTimestamp();
        var sending = new List<Task<string>>();
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(1));
        while (!stop.IsCancellationRequested)
        {
            while (sending.Count < Stopwatch.GetElapsedTime(started).TotalSeconds * rate)
            {
                sending.Add(SendNext());
            }

            await tick.WaitForNextTickAsync(CancellationToken.None);
        }

        return await Task.WhenAll(sending);
    }

    /// <summary>Sends so many as fast as they go.</summary>
    public async Task<IReadOnlyList<string>> BurstAsync(int count) => await Task.WhenAll(Enumerable.Range(0, count).Select(_ => SendNext()).ToArray());

    private Task<string> SendNext()
    {
        var (key, value) = requests[_next % requests.Count];
        var partition = _next++ % partitions;
        return sender.SendAsync(partition == Avoided ? (partition + 1) % partitions : partition, key, value);
    }
}

using System.Globalization;

namespace ScenarioOrleans.Cli.Demo;

/// <summary>A line every two seconds, for logs and pipes.</summary>
internal sealed class PlainView(TextWriter writer, TimeProvider time) : IDemoView
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    private readonly RateMeter _rowRate = new(TimeSpan.FromSeconds(4));

    public async Task ShowAsync(Func<DemoSnapshot> read, CancellationToken finished)
    {
        using var timer = new PeriodicTimer(Interval, time);
        using var stop = finished.Register(timer.Dispose);
        do
        {
            Write(read());
        }
        while (await timer.WaitForNextTickAsync(CancellationToken.None));

        Write(read());
    }

    private void Write(DemoSnapshot now) => writer.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{now.Elapsed.TotalSeconds,5:F1} s  messages {now.Messages}/{now.Sent}  rows {now.Rows:N0}  rows/s {_rowRate.Read(now.Elapsed, now.Rows):N0}  lag {now.Lag}  answers {now.Answers}  dead letters {now.DeadLetters}"));
}

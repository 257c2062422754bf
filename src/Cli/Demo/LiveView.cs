using System.Globalization;
using Spectre.Console;

namespace ScenarioOrleans.Cli.Demo;

/// <summary>A table on the terminal that is redrawn a few times a second.</summary>
internal sealed class LiveView(IAnsiConsole console, TimeProvider time) : IDemoView
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    private readonly RateMeter _rowRate = new(TimeSpan.FromSeconds(2));
    private readonly RateMeter _messageRate = new(TimeSpan.FromSeconds(2));

    public Task ShowAsync(Func<DemoSnapshot> read, CancellationToken finished) => console.Live(Draw(read())).StartAsync(async live =>
    {
        using var timer = new PeriodicTimer(Interval, time);
        using var stop = finished.Register(timer.Dispose);
        while (await timer.WaitForNextTickAsync(CancellationToken.None))
        {
            live.UpdateTarget(Draw(read()));
        }

        live.UpdateTarget(Draw(read()));
    });

    private Table Draw(DemoSnapshot now)
    {
        var table = new Table().Border(TableBorder.Rounded).HideHeaders().AddColumn("what").AddColumn(new TableColumn("figure").RightAligned());
        table.AddRow("time", Invariant($"{now.Elapsed.TotalSeconds:F1} s"));
        table.AddRow("messages", Invariant($"{now.Messages:N0} of {now.Sent:N0}"));
        table.AddRow("messages/s", Invariant($"{_messageRate.Read(now.Elapsed, now.Messages):N0}"));
        table.AddRow("rows", Invariant($"{now.Rows:N0}"));
        table.AddRow("[bold]rows/s[/]", Invariant($"[bold]{_rowRate.Read(now.Elapsed, now.Rows):N0}[/]"));
        table.AddRow("lag", Invariant($"{now.Lag:N0}"));
        table.AddRow("answers, checked", Invariant($"[green]{now.Answers:N0}[/]"));
        table.AddRow("dead letters", Invariant($"{now.DeadLetters:N0}"));
        table.AddRow("latest answer", Markup.Escape(now.Latest ?? "-"));
        return table;
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

using ScenarioOrleans.Cli.CommandLine;
using ScenarioOrleans.Cli.Terminal;

namespace ScenarioOrleans.Cli.Demo;

/// <summary>The whole demo: service, traffic, live view, one answer as a table, summary.</summary>
internal sealed class DemoRun(Shell shell, DemoPlan plan, string url, bool keep)
{
    private const int TableLines = 12;

    /// <summary>Without an answer for this long the demo gives up.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>How long the last commit may take to show.</summary>
    private static readonly TimeSpan CommitPatience = TimeSpan.FromSeconds(5);

    public async Task<int> RunAsync(CancellationToken cancel)
    {
        await using var service = await HostedService.StartAsync(url, cancel);
        shell.Error.WriteLine($"Service: {service.Url} (dashboard: {service.Url}/dashboard), broker: {service.BootstrapServers}");
        var exchange = new DemoExchange(service, plan, shell.Time);
        await using (var reader = new AnswerReader(service.BootstrapServers, service.ResponseTopic, exchange.OnAnswer))
        {
            await ExchangeAsync(exchange, reader, cancel);
        }

        Report(exchange, service);
        if (keep)
        {
            shell.Error.WriteLine($"The service keeps running at {service.Url}; Ctrl-C stops it.");
            shell.Flush();
            await Task.Delay(Timeout.InfiniteTimeSpan, shell.Time, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return exchange.Faults.Count == 0 ? ExitCode.Done : ExitCode.BadInput;
    }

    private async Task ExchangeAsync(DemoExchange exchange, AnswerReader reader, CancellationToken cancel)
    {
        using var finished = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        IDemoView view = shell.ErrorIsTerminal ? new LiveView(Consoles.ForError(shell), shell.Time) : new PlainView(shell.Error, shell.Time);
        var showing = view.ShowAsync(exchange.Read, finished.Token);
        try
        {
            var sending = exchange.SendAllAsync(cancel);
            await AnswersAsync(exchange, sending, reader.Reading, cancel);
            await sending;
            await CommittedAsync(exchange, cancel);
        }
        finally
        {
            await finished.CancelAsync();
            await showing;
        }
    }

    /// <summary>Waits for all answers, as long as some come. A failure to send or to read ends the wait.</summary>
    private async Task AnswersAsync(DemoExchange exchange, Task sending, Task reading, CancellationToken cancel)
    {
        for (var before = -1; !exchange.AllAnswered.IsCompleted;)
        {
            if (before == exchange.Answers)
            {
                throw CommandException.Environment(
                    $"no answer for {Patience.TotalSeconds:F0} s; {before} of {plan.Requests} came. The log above may say why");
            }

            before = exchange.Answers;
            using var pause = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            var failed = Task.WhenAny(FailureOf(sending), reading).Unwrap();
            await await Task.WhenAny(exchange.AllAnswered, failed, Task.Delay(Patience, shell.Time, pause.Token));
            await pause.CancelAsync();
        }
    }

    /// <summary>Never completes when the task succeeds.</summary>
    private static async Task FailureOf(Task task)
    {
        await task;
        await Task.Delay(Timeout.InfiniteTimeSpan);
    }

    /// <summary>The last commit comes a moment after the last answer; the view shall end without lag.</summary>
    private async Task CommittedAsync(DemoExchange exchange, CancellationToken cancel)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50), shell.Time);
        var start = shell.Time.GetTimestamp();
        while (exchange.Read().Lag > 0 && shell.Time.GetElapsedTime(start) < CommitPatience)
        {
            await timer.WaitForNextTickAsync(cancel);
        }
    }

    private void Report(DemoExchange exchange, HostedService service)
    {
        var console = Consoles.ForOutput(shell);
        console.Write(AnswerTable.Of(exchange.Sample, TableLines));
        foreach (var line in exchange.Summary.Lines(exchange.Answers, service.Read(), service.DeadLetterTopic))
        {
            shell.Out.WriteLine(line);
        }

        foreach (var fault in exchange.Faults)
        {
            shell.Complain(fault);
        }

        shell.Flush();
    }
}

using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using ScenarioOrleans.Crash.Tests.Checks;
using ScenarioOrleans.Crash.Tests.Support;
using ScenarioOrleans.Crash.Tests.Workload;

namespace ScenarioOrleans.Crash.Tests.Drive;

/// <summary>Lets the last services take all that is left, asks for full summaries, stops them, and compares.</summary>
internal sealed class Finish(Stage stage, FinishOptions options, IReadOnlyList<ServiceProcess> services)
{
    private const int LinesShown = 40;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan ReadLimit = TimeSpan.FromSeconds(5);

    /// <summary>Everything that is wrong, in words.</summary>
    public async Task<IReadOnlyList<string>> CheckAsync()
    {
        var (ledger, mailbox, sender, progress) = (stage.Ledger, stage.Mailbox, stage.Sender, stage.Progress);
        var faults = new List<string>();
        if (!await CommittedAsync())
        {
            faults.Add($"not done in {Limit.TotalSeconds} s: {progress.Committed()} of {sender.Sent} messages committed");
            faults.AddRange(LogsOf(services));
        }

        if (options.Summaries)
        {
            if (options.EachSummary)
            {
                faults.AddRange(await SummariesAsync("summary after summary", view => view.Weeks));
            }

            await sender.SendAsync([.. ledger.Plans.Select(plan => new SentRequest(RequestKind.Publish, plan, Encoding.UTF8.GetBytes(RequestJson.Publish(plan)), [], null))]);
            await CommittedAsync();
            faults.AddRange(await SummariesAsync("the full summary", view => view.Last?.Shown));
            faults.AddRange(ledger.Plans.SelectMany(plan => mailbox.View(plan.Key, view => view.Disorder.ToArray()).Select(disorder => $"summaries of {plan.Key}: {disorder}")));
        }

        faults.AddRange(Answers());
        faults.AddRange(Letters());
        faults.AddRange(mailbox.Faults);
        faults.AddRange(await StopAsync());
        faults.AddRange(Table());
        if (progress.Written() != sender.Sent)
        {
            faults.Add($"the test itself wrote {progress.Written()} messages instead of {sender.Sent}: the comparison means nothing");
        }

        return faults;
    }

    private static IEnumerable<string> LogsOf(IEnumerable<ServiceProcess> services) =>
        services.SelectMany(service => service.Log.TakeLast(LinesShown).Select(line => $"  log: {line}"));

    private Task<bool> CommittedAsync() => Wait.UntilAsync(() => services.All(service => service.HasExited) || stage.Backlog == 0, Limit);

    /// <summary>The commit may be known before the mailbox has read what was written before it.</summary>
    private async Task<IReadOnlyList<string>> SummariesAsync(
        string what, Func<SummaryView, IReadOnlyDictionary<(string Group, DateOnly Week), decimal?[]>?> read)
    {
        await Wait.UntilAsync(() => Summaries(what, read).Count == 0, ReadLimit);
        return Summaries(what, read);
    }

    private List<string> Summaries(string what, Func<SummaryView, IReadOnlyDictionary<(string Group, DateOnly Week), decimal?[]>?> read) =>
        [.. stage.Ledger.Plans.SelectMany(plan => stage.Mailbox.View(plan.Key, view => read(view) is { } shown
            ? stage.Ledger.Running(plan.Key).Differences(shown).ToArray()
            : ["no summary came"]).Select(difference => $"{what} of {plan.Key}: {difference}"))];

    private IEnumerable<string> Answers()
    {
        foreach (var (id, request) in stage.Ledger.Rollups)
        {
            if (stage.Mailbox.AnswerTo(id) is not { } answer)
            {
                yield return $"no answer to {id}";
                continue;
            }

            foreach (var difference in Expectation.Of(request.Plan!, request.Rows).Differences(answer.Shown))
            {
                yield return $"answer to {id}: {difference}";
            }
        }
    }

    private IEnumerable<string> Letters()
    {
        var found = stage.Mailbox.DeadLetters.ToHashSet();
        var expected = stage.Ledger.DeadLetters.Select(pair => (pair.Key, pair.Value)).ToHashSet();
        return expected.Except(found).Select(letter => $"no dead letter {letter.Item2} of {letter.Item1}")
            .Concat(found.Except(expected).Select(letter => $"a dead letter {letter.Item2} of {letter.Item1} that should not be"));
    }

    private async Task<IReadOnlyList<string>> StopAsync()
    {
        foreach (var service in services)
        {
            service.Terminate();
        }

        if (!await Wait.UntilAsync(() => services.All(service => service.HasExited), Limit))
        {
            return [$"it did not stop in {Limit.TotalSeconds} s after SIGTERM"];
        }

        var failed = services.Where(service => service.ExitCode != 0).ToArray();
        return [.. failed.Select(service => $"it ended with {service.ExitCode} after SIGTERM"), .. LogsOf(failed)];
    }

    /// <summary>The table for people has every row once.</summary>
    private IEnumerable<string> Table()
    {
        if (!File.Exists(stage.DatabaseFile))
        {
            yield break;
        }

        using var connection = new SqliteConnection($"Data Source={stage.DatabaseFile};Mode=ReadOnly;Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT coalesce(sum(rows), 0) FROM weekly_figures WHERE kind = 'running'";
        var rows = Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
        if (rows != stage.Ledger.Rows)
        {
            yield return $"weekly_figures has {rows} running rows, expected {stage.Ledger.Rows}";
        }
    }
}

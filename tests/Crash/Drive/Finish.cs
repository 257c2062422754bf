using System.Globalization;
using Microsoft.Data.Sqlite;
using ScenarioOrleans.Crash.Tests.Checks;
using ScenarioOrleans.Crash.Tests.Support;
using ScenarioOrleans.Crash.Tests.Workload;

namespace ScenarioOrleans.Crash.Tests.Drive;

/// <summary>Lets the last service take all that is left, asks for full summaries, stops it, and compares.</summary>
internal sealed class Finish(Ledger ledger, Mailbox mailbox, Sender sender, Progress progress, ServiceProcess service)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan ReadLimit = TimeSpan.FromSeconds(5);

    /// <summary>Everything that is wrong, in words.</summary>
    public async Task<IReadOnlyList<string>> CheckAsync(string databaseFile)
    {
        var faults = new List<string>();
        if (!await CommittedAsync())
        {
            faults.Add($"not done in {Limit.TotalSeconds} s: {progress.Committed()} of {sender.Sent} messages committed");
            faults.AddRange(service.Log.TakeLast(40).Select(line => $"  log: {line}"));
        }

        faults.AddRange(await SummariesAsync("summary after summary", view => view.Weeks));
        await sender.SendAsync([.. ledger.Plans.Select(plan => new Request(RequestKind.Publish, plan, System.Text.Encoding.UTF8.GetBytes(RequestJson.Publish(plan)), [], null))]);
        await CommittedAsync();
        faults.AddRange(await SummariesAsync("the full summary", view => view.Last?.Shown));
        faults.AddRange(Answers());
        faults.AddRange(Letters());
        faults.AddRange(mailbox.Faults);
        faults.AddRange(await StopAsync());
        faults.AddRange(Table(databaseFile));
        if (progress.Written() != sender.Sent)
        {
            faults.Add($"the test itself wrote {progress.Written()} messages instead of {sender.Sent}: the comparison means nothing");
        }

        return faults;
    }

    private Task<bool> CommittedAsync() => Wait.UntilAsync(() => service.HasExited || progress.Committed() == sender.Sent, Limit);

    /// <summary>The commit may be known before the mailbox has read what was written before it.</summary>
    private async Task<IReadOnlyList<string>> SummariesAsync(
        string what, Func<SummaryView, IReadOnlyDictionary<(string Group, DateOnly Week), decimal?[]>?> read)
    {
        await Wait.UntilAsync(() => Summaries(what, read).Count == 0, ReadLimit);
        return Summaries(what, read);
    }

    private List<string> Summaries(string what, Func<SummaryView, IReadOnlyDictionary<(string Group, DateOnly Week), decimal?[]>?> read) =>
        [.. ledger.Plans.SelectMany(plan => mailbox.View(plan.Key, view => read(view) is { } shown
            ? ledger.Running(plan.Key).Differences(shown).ToArray()
            : ["no summary came"]).Select(difference => $"{what} of {plan.Key}: {difference}"))];

    private IEnumerable<string> Answers()
    {
        foreach (var (id, request) in ledger.Rollups)
        {
            if (mailbox.AnswerTo(id) is not { } answer)
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
        var found = mailbox.DeadLetters.ToHashSet();
        var expected = ledger.DeadLetters.Select(pair => (pair.Key, pair.Value)).ToHashSet();
        return expected.Except(found).Select(letter => $"no dead letter {letter.Item2} of {letter.Item1}")
            .Concat(found.Except(expected).Select(letter => $"a dead letter {letter.Item2} of {letter.Item1} that should not be"));
    }

    private async Task<IReadOnlyList<string>> StopAsync()
    {
        service.Terminate();
        if (!await Wait.UntilAsync(() => service.HasExited, Limit))
        {
            return [$"it did not stop in {Limit.TotalSeconds} s after SIGTERM"];
        }

        return service.ExitCode == 0 ? [] : [$"it ended with {service.ExitCode} after SIGTERM", .. service.Log.TakeLast(40).Select(line => $"  log: {line}")];
    }

    /// <summary>The table for people has every row once.</summary>
    private IEnumerable<string> Table(string databaseFile)
    {
        if (!File.Exists(databaseFile))
        {
            yield break;
        }

        using var connection = new SqliteConnection($"Data Source={databaseFile};Mode=ReadOnly;Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT coalesce(sum(rows), 0) FROM weekly_figures WHERE kind = 'running'";
        var rows = Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
        if (rows != ledger.Rows)
        {
            yield return $"weekly_figures has {rows} running rows, expected {ledger.Rows}";
        }
    }
}

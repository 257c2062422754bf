using System.CommandLine;
using ScenarioOrleans.Cli.CommandLine;
using ScenarioOrleans.Cli.DeadLetters;
using ScenarioOrleans.Cli.Terminal;

namespace ScenarioOrleans.Cli.Commands;

/// <summary>Looks at the dead-letter topic, and sends its messages again.</summary>
internal static class DeadLettersCommand
{
    public static Command Create(Shell shell) => new TaughtCommand(
        "dead-letters",
        "List, show and send again what the service could not use.",
        new("scenario dead-letters list --since 2h", "What went wrong in the last two hours."),
        new("scenario dead-letters show Scenario-Execute/0/17", "Everything about one message: why, headers, value."),
        new("scenario dead-letters replay --code retries-exhausted --dry-run", "What would be sent again; without --dry-run it is."))
    {
        List(shell), Show(shell), Replay(shell),
    };

    private static TaughtCommand List(Shell shell)
    {
        var options = new DeadLetterOptions();
        var limit = Options.Number("--limit", "Lines of the table; what is beyond them is counted.", 200, 1, 1_000_000);
        var json = Options.Flag("--json", "One JSON object a line, without limit.");
        var command = new TaughtCommand(
            "list",
            "List dead letters; without options all of them.",
            new("scenario dead-letters list --code retries-exhausted --since 2024-01-05", "What ran out of attempts since then."),
            new("scenario dead-letters list --json | jq -r .code | sort | uniq -c", "How many of each code."));
        AddTo(command, [.. options.Filters, limit, json, .. options.Connection]);
        command.SetAction((parsed, cancel) => Task.FromResult(
            new DeadLetterSearch(shell, options, parsed).List(parsed.GetValue(json) ? null : parsed.GetValue(limit), cancel)));
        return command;
    }

    private static TaughtCommand Show(Shell shell)
    {
        var options = new DeadLetterOptions();
        var wanted = new Argument<string>("POSITION") { Description = "Where the message or its letter stands: topic/partition/offset." };
        var command = new TaughtCommand(
            "show",
            "Show all about one dead letter: why, headers, and its value decoded.",
            new("scenario dead-letters show Scenario-Execute/0/17", "By the message, as `message-id` and the log name it."),
            new("scenario dead-letters show Scenario-Execute.DLT/3/5", "By the letter's own place."))
        {
            wanted,
        };
        AddTo(command, options.Connection);
        command.SetAction((parsed, cancel) => Task.FromResult(
            new DeadLetterSearch(shell, options, parsed).Show(parsed.GetRequiredValue(wanted), cancel)));
        return command;
    }

    private static TaughtCommand Replay(Shell shell)
    {
        var options = new DeadLetterOptions();
        var limit = new Option<int?>("--limit") { Description = "At most so many letters, the first ones; all without it.", HelpName = "n" };
        var dryRun = Options.Flag("--dry-run", "Say what would be sent, and send nothing.");
        var again = Options.Flag("--again", "Also what was sent again before. Hourly rows that were added meanwhile then count twice.");
        var now = Options.Flag("--now", "Give messages the time of sending instead of their own: a snapshot then counts as newer than those sent since.");
        var json = Options.Flag("--json", "One JSON object a line.");
        var command = new TaughtCommand(
            "replay",
            "Send dead letters to the input topic again: the original bytes, key, headers and time, in the original order.",
            new("scenario dead-letters replay --code retries-exhausted --dry-run", "What would be sent."),
            new("scenario dead-letters replay --source Scenario-Execute/0/17", "One message."),
            new("scenario dead-letters replay --since 1d --scenario org-1/actuals", "What went wrong with a scenario since yesterday."));
        AddTo(command, [.. options.Filters, limit, dryRun, again, now, json, .. options.Connection]);
        command.SetAction((parsed, cancel) =>
        {
            var run = new ReplayOptions(
                parsed.GetValue(dryRun), parsed.GetValue(again), KeepTime: !parsed.GetValue(now), parsed.GetValue(json), options.Timeout(parsed));
            var letters = new DeadLetterSearch(shell, options, parsed).Read(cancel);
            return new ReplayRun(shell, options.Kafka(parsed), run)
                .RunAsync([.. parsed.GetValue(limit) is { } most ? letters.Take(most) : letters], cancel);
        });
        return command;
    }

    private static void AddTo(TaughtCommand command, IEnumerable<Option> options)
    {
        foreach (var option in options)
        {
            command.Options.Add(option);
        }
    }
}

using System.Globalization;
using System.Text.Json;
using ScenarioOrleans.Cli.CommandLine;
using ScenarioOrleans.Cli.Kafka;
using ScenarioOrleans.Cli.Terminal;
using ScenarioOrleans.Kafka.DeadLettering;
using ScenarioOrleans.Kafka.Options;
using ScenarioOrleans.Kafka.Records;
using ScenarioOrleans.Silo.Ingest;

namespace ScenarioOrleans.Cli.DeadLetters;

/// <summary>What the command line says about sending again.</summary>
internal sealed record ReplayOptions(bool DryRun, bool Again, bool KeepTime, bool Json, TimeSpan Timeout);

/// <summary>Sends letters again and tells of each. Messages are sent one after another, so that their order is kept whatever fails.</summary>
internal sealed class ReplayRun(Shell shell, KafkaOptions kafka, ReplayOptions options)
{
    public async Task<int> RunAsync(IReadOnlyList<DeadLetter> letters, CancellationToken cancel)
    {
        using var scan = new TopicScan(kafka, options.Timeout);
        var partitions = scan.CountPartitions(kafka.InputTopic);
        var sentBefore = options.Again || letters.Count == 0 ? new SentBefore() : FindSentBefore(scan, letters, cancel);
        var plan = ReplayPlan.Of(letters, kafka.InputTopic, sentBefore);
        foreach (var (letter, reason) in plan.LeftOut)
        {
            shell.Error.WriteLine($"left out: {letter.Position} ({PlainText.Of(letter.Code, 64)}) {reason}");
        }

        var sent = options.DryRun ? Announce(plan) : await SendAsync(plan, partitions, cancel);
        shell.Error.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{sent:N0} of {letters.Count:N0} letters {(options.DryRun ? "would be sent" : "sent")} to {kafka.InputTopic}, {plan.LeftOut.Count:N0} left out."));
        return ExitCode.Done;
    }

    private int Announce(ReplayPlan plan)
    {
        foreach (var letter in plan.Send)
        {
            Tell(letter, null);
        }

        return plan.Send.Count;
    }

    private async Task<int> SendAsync(ReplayPlan plan, int partitions, CancellationToken cancel)
    {
        using var producer = new ReplayProducer(kafka, partitions, options.Timeout);
        var sent = 0;
        foreach (var letter in plan.Send)
        {
            cancel.ThrowIfCancellationRequested();
            try
            {
                Tell(letter, await producer.SendAsync(letter, options.KeepTime));
            }
            catch (CommandException failure)
            {
                throw CommandException.Environment($"{failure.Message} ({sent} sent before it, {plan.Send.Count - sent - 1} not tried)", failure);
            }

            sent++;
        }

        return sent;
    }

    private void Tell(DeadLetter letter, RecordPosition? now)
    {
        if (!options.Json)
        {
            shell.Out.WriteLine($"{letter.Source} -> {now?.ToString() ?? $"{kafka.InputTopic} (dry run)"}  {PlainText.Of(letter.Code, 64)}");
            return;
        }

        using (var json = new Utf8JsonWriter(shell.Output))
        {
            json.WriteStartObject();
            json.WriteString("letter", letter.Position.ToString());
            json.WriteString("message", letter.Source.ToString());
            json.WriteString("sentAs", now?.ToString());
            json.WriteEndObject();
        }

        shell.Output.Write("\n"u8);
    }

    /// <summary>A message sent again keeps its time or has a later one, so what is older than every letter need not be read.</summary>
    private SentBefore FindSentBefore(TopicScan scan, IReadOnlyList<DeadLetter> letters, CancellationToken cancel)
    {
        var found = new SentBefore();
        var since = letters.Any(letter => letter.Written?.Date is null) ? null : letters.Min(letter => letter.Written?.Date);
        foreach (var record in scan.Read(kafka.InputTopic, since, cancel))
        {
            if (record.Message.Headers is { Count: > 0 } headers
                && headers.TryGetLastBytes(ReplayHeaders.ReplayOf, out var value)
                && RecordPosition.Parse(System.Text.Encoding.UTF8.GetString(value)) is { } source)
            {
                var part = headers.TryGetLastBytes(RemainingGroups.Part, out var text) ? System.Text.Encoding.UTF8.GetString(text) : null;
                found.Add(source, part, new RecordPosition(kafka.InputTopic, record.Partition.Value, record.Offset.Value));
            }
        }

        return found;
    }
}

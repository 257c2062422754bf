using System.CommandLine;
using System.Globalization;
using ScenarioOrleans.Cli.CommandLine;
using ScenarioOrleans.Cli.Kafka;
using ScenarioOrleans.Cli.Terminal;
using ScenarioOrleans.Kafka.Records;

namespace ScenarioOrleans.Cli.DeadLetters;

/// <summary>Finds the letters that a command line asks for, and shows them.</summary>
internal sealed class DeadLetterSearch(Shell shell, DeadLetterOptions options, ParseResult parsed)
{
    /// <summary>The letters that the filters take, in the order of each partition. Reads while it is enumerated.</summary>
    public IEnumerable<DeadLetter> Read(CancellationToken cancel)
    {
        var filter = options.Filter(parsed, shell.Time.GetUtcNow());
        var kafka = options.Kafka(parsed);
        using var scan = new TopicScan(kafka, options.Timeout(parsed));
        foreach (var record in scan.Read(options.Topic(parsed, kafka), since: null, cancel))
        {
            if (DeadLetter.Of(record) is var letter && filter.Takes(letter))
            {
                yield return letter;
            }
        }
    }

    /// <param name="limit">Lines of the table; null: JSON, all of them.</param>
    /// <param name="cancel">Stops reading.</param>
    public int List(int? limit, CancellationToken cancel)
    {
        var shown = new List<DeadLetter>();
        var count = 0;
        foreach (var letter in Read(cancel))
        {
            count++;
            if (limit is null)
            {
                DeadLetterJson.Write(shell, letter);
            }
            else if (shown.Count < limit)
            {
                shown.Add(letter);
            }
        }

        if (shown.Count > 0)
        {
            DeadLetterList.Write(shell, [.. shown.OrderBy(letter => letter.Position)]);
        }

        var more = limit is not null && count > shown.Count ? $", {shown.Count} of them shown (--limit)" : string.Empty;
        shell.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count:N0} dead letters{more}."));
        return ExitCode.Done;
    }

    /// <param name="wanted">The position of a letter or of its message.</param>
    /// <param name="cancel">Stops reading.</param>
    /// <exception cref="CommandException">There is no such letter.</exception>
    public int Show(string wanted, CancellationToken cancel)
    {
        if (RecordPosition.Parse(wanted) is not { } position)
        {
            throw CommandException.Usage($"'{wanted}' is no position; it must look like Scenario-Execute/0/17");
        }

        var found = Read(cancel).Where(letter => letter.Position == position || letter.Source == position).ToArray();
        if (found.Length == 0)
        {
            throw CommandException.BadInput($"there is no dead letter at or about {position}");
        }

        foreach (var letter in found)
        {
            DeadLetterView.Write(shell, letter);
        }

        return ExitCode.Done;
    }
}

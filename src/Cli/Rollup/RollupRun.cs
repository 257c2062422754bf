using System.Globalization;
using ScenarioOrleans.Aggregation;
using ScenarioOrleans.Cli.CommandLine;
using ScenarioOrleans.Cli.Tables;
using ScenarioOrleans.Cli.Terminal;

namespace ScenarioOrleans.Cli.Rollup;

/// <summary>
/// Answers requests without a broker, by the service's own code. An unusable request is told on stderr and does not stop the
/// others. This class and all it calls stay clear of host, Kafka and grains, so that the process starts fast.
/// </summary>
internal sealed class RollupRun(Shell shell, RollupForm form, IAnswerSink sink, ParquetTarget? parquet)
{
    /// <summary>Rejected rows that are told one by one.</summary>
    private const int MostNamed = 20;

    /// <summary>Whether every request could be answered.</summary>
    public async Task<bool> AnswerAsync(IReadOnlyList<MessageSource> requests, CancellationToken cancel)
    {
        var all = true;
        foreach (var request in requests)
        {
            try
            {
                await AnswerAsync(request, cancel);
            }
            catch (CommandException unusable) when (unusable.ExitCode == ExitCode.BadInput)
            {
                shell.Complain(unusable.Message);
                all = false;
            }
        }

        return all;
    }

    /// <summary>Answers the one request that tables are the rows of.</summary>
    /// <param name="tables">The tables.</param>
    /// <param name="named">What the answer's file is named after.</param>
    /// <param name="cancel">Ends the reading.</param>
    /// <returns>Whether it could be answered.</returns>
    public async Task<bool> AnswerAsync(TableInput tables, MessageSource named, CancellationToken cancel)
    {
        await AnswerAsync(named, tables.Fold(cancel), row => tables.Places.Of(row), cancel);
        return true;
    }

    private async Task AnswerAsync(MessageSource request, CancellationToken cancel) => await AnswerAsync(
        request,
        MessageFolder.Fold(await request.ReadAsync(shell, cancel), FoldLimits.Default, cancel),
        row => string.Create(CultureInfo.InvariantCulture, $"row {row} (counted from 0)"),
        cancel);

    private async Task AnswerAsync(MessageSource request, FoldOutcome outcome, Func<long, string> placeOf, CancellationToken cancel)
    {
        var message = outcome.Message ?? throw CommandException.BadInput($"{request.Name}: {outcome.Fault!.Code}: {outcome.Fault.Message}");
        if (message.Kind != MessageKind.Rollup)
        {
            throw CommandException.BadInput(
                $"{request.Name}: this is a '{TextOf(message.Kind)}' message, which is answered from what the running service holds; rollup takes rollup requests");
        }

        var figures = WeeklyFigures.From(message.Groups, message.WeekStart);
        await sink.WriteAsync(request, form.Of(AnswerWriter.WriteRollup(message, figures), message.Options), cancel);
        if (parquet is not null)
        {
            await parquet.WriteAsync(request, message, figures, cancel);
        }

        ReportRejected(request, message, placeOf);
    }

    private void ReportRejected(MessageSource request, FoldedMessage message, Func<long, string> placeOf)
    {
        if (message.Rejected.Count == 0)
        {
            return;
        }

        var reasons = string.Join(", ", message.Rejected.CountByCode.Select(pair => $"{pair.Key} {pair.Value}"));
        shell.Complain(string.Create(
            CultureInfo.InvariantCulture,
            $"{request.Name}: {message.Rejected.Count} of {message.Rows} rows could not be used ({reasons}); the answer holds the others"));
        if (message.Rejected.Items is [var first, ..])
        {
            shell.Complain($"{request.Name}: the first is {placeOf(first.Index)}: {first.Code}: {first.Text}");
        }

        foreach (var row in message.Rejected.Items.Skip(1).Take(MostNamed - 1))
        {
            shell.Complain($"{request.Name}: {placeOf(row.Index)}: {row.Code}: {row.Text}");
        }
    }

    private static string TextOf(MessageKind kind) => kind switch
    {
        MessageKind.Hourly => "hourly",
        MessageKind.Publish => "publish",
        MessageKind.RunAnalysis => "run-analysis",
        _ => kind.ToString(),
    };
}

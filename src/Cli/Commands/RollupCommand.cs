using System.CommandLine;
using System.CommandLine.Parsing;
using ScenarioOrleans.Aggregation;
using ScenarioOrleans.Cli.CommandLine;
using ScenarioOrleans.Cli.Rollup;
using ScenarioOrleans.Cli.Tables;
using ScenarioOrleans.Cli.Terminal;

namespace ScenarioOrleans.Cli.Commands;

/// <summary>Answers rollup requests offline.</summary>
internal static class RollupCommand
{
    public static Command Create(Shell shell)
    {
        var files = new Argument<string[]>("FILE|-")
        {
            Description = "Rollup requests: JSON, gzip, or base64 of gzip; `-` reads stdin. Or tables that are the rows of one request: .csv, .tsv, .txt, or a folder of them.",
            Arity = ArgumentArity.OneOrMore,
        };
        var encode = Options.Flag("--encode", "Write the answer as it would travel.");
        var encoding = Options.Choice(
            "--encoding",
            "With --encode: how it would travel.",
            ("gzip+base64", ContentEncoding.GzipBase64), ("gzip", ContentEncoding.Gzip), ("identity", ContentEncoding.Identity));
        var pretty = Options.Flag("--pretty", "Indent the answer for reading.");
        var folder = Options.Text("--out", "Write each answer to a file in this folder instead of stdout.", "folder");
        var parquet = Options.Text("--parquet", "Also write the figures to this Parquet file; several requests: to files in this folder.", "path");
        var tables = new TableOptions();
        var command = new TaughtCommand(
            "rollup",
            "Answer rollup requests without a broker, by the very code that the service runs.",
            new("scenario rollup request.json --pretty", "The weekly figures, indented."),
            new("scenario rollup requests/*.b64 --out answers", "Many at once, a file each."),
            new("scenario rollup request.json --parquet figures.parquet", "The figures also as a Parquet file, for DuckDB, pandas or a BI tool."),
            new("scenario rollup exports --map map.json --request '{\"organizationId\":\"org-1\",\"profile\":\"weighted\"}'", "A folder of a year's exports as one request."),
            new("scenario generate --weeks 13 | scenario rollup - --encode", "What the service would publish for a generated quarter."))
        {
            files, encode, encoding, pretty, folder, parquet, tables.Request, tables.Map, tables.Explain,
        };
        command.Validators.Add(result => RefuseContradictions(result, encode, encoding, pretty));
        command.SetAction(async (parsed, cancel) =>
        {
            if (tables.InputOf(parsed, parsed.GetRequiredValue(files)) is { } input)
            {
                return await AnswerTablesAsync(input);
            }

            MessageSource[] requests = [.. parsed.GetRequiredValue(files).Select(file => new MessageSource(file))];
            var form = new RollupForm(parsed.GetValue(encode) ? parsed.GetValue(encoding) : null, parsed.GetValue(pretty));
            if (parsed.GetValue(folder) is not null || (parsed.GetValue(parquet) is not null && requests.Length > 1))
            {
                RefuseSameNames(requests);
            }

            var sink = SinkFor(shell, form, parsed.GetValue(folder), requests);
            var target = parsed.GetValue(parquet) is { } path ? new ParquetTarget(path, requests.Length > 1) : null;
            return await new RollupRun(shell, form, sink, target).AnswerAsync(requests, cancel) ? ExitCode.Done : ExitCode.BadInput;

            async Task<int> AnswerTablesAsync(TableInput input)
            {
                if (parsed.GetValue(tables.Explain))
                {
                    return TableOptions.Tell(shell, input);
                }

                var form = new RollupForm(parsed.GetValue(encode) ? parsed.GetValue(encoding) : null, parsed.GetValue(pretty));
                MessageSource named = new(input.Files[0]);
                var target = parsed.GetValue(parquet) is { } path ? new ParquetTarget(path, several: false) : null;
                return await new RollupRun(shell, form, SinkFor(shell, form, parsed.GetValue(folder), [named]), target).AnswerAsync(input, named, cancel)
                    ? ExitCode.Done
                    : ExitCode.BadInput;
            }
        });
        return command;
    }

    private static void RefuseContradictions(CommandResult result, Option<bool> encode, Option<ContentEncoding> encoding, Option<bool> pretty)
    {
        if (result.GetValue(encode) && result.GetValue(pretty))
        {
            result.AddError("--encode and --pretty exclude each other: one is for consumers, the other for people.");
        }

        if (result.GetResult(encoding) is not null && !result.GetValue(encode))
        {
            result.AddError("--encoding says how --encode encodes; give both.");
        }
    }

    private static IAnswerSink SinkFor(Shell shell, RollupForm form, string? folder, MessageSource[] requests)
    {
        if (folder is not null)
        {
            return new FolderSink(folder, form.Extension);
        }

        return form.IsText || (requests.Length == 1 && !shell.OutputIsTerminal)
            ? new OutputSink(shell, form.IsText)
            : throw CommandException.Usage("gzip is neither text nor lines; name a folder with --out, or choose --encoding gzip+base64");
    }

    private static void RefuseSameNames(MessageSource[] requests)
    {
        if (requests.GroupBy(request => request.Stem).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw CommandException.Usage($"{twice.First().Name} and {twice.Last().Name} would both be answered in files named '{twice.Key}'; answer them apart");
        }
    }
}

using System.CommandLine;
using System.CommandLine.Parsing;
using ScenarioOrleans.Aggregation;
using ScenarioOrleans.Cli.CommandLine;
using ScenarioOrleans.Cli.Rollup;
using ScenarioOrleans.Cli.Terminal;

namespace ScenarioOrleans.Cli.Commands;

/// <summary>Answers rollup requests offline.</summary>
internal static class RollupCommand
{
    public static Command Create(Shell shell)
    {
        var files = new Argument<string[]>("FILE|-")
        {
            Description = "Rollup requests: JSON, gzip, or base64 of gzip; `-` reads stdin.",
            Arity = ArgumentArity.OneOrMore,
        };
        var encode = Options.Flag("--encode", "Write the answer as it would travel.");
        var encoding = Options.Choice(
            "--encoding",
            "With --encode: how it would travel.",
            ("gzip+base64", ContentEncoding.GzipBase64), ("gzip", ContentEncoding.Gzip), ("identity", ContentEncoding.Identity));
        var pretty = Options.Flag("--pretty", "Indent the answer for reading.");
        var folder = Options.Text("--out", "Write each answer to a file in this folder instead of stdout.", "folder");
        var command = new TaughtCommand(
            "rollup",
            "Answer rollup requests without a broker, by the very code that the service runs.",
            new("scenario rollup request.json --pretty", "The weekly figures, indented."),
            new("scenario rollup requests/*.b64 --out answers", "Many at once, a file each."),
            new("scenario generate --weeks 13 | scenario rollup - --encode", "What the service would publish for a generated quarter."))
        {
            files, encode, encoding, pretty, folder,
        };
        command.Validators.Add(result => RefuseContradictions(result, encode, encoding, pretty));
        command.SetAction(async (parsed, cancel) =>
        {
            MessageSource[] requests = [.. parsed.GetRequiredValue(files).Select(file => new MessageSource(file))];
            var form = new RollupForm(parsed.GetValue(encode) ? parsed.GetValue(encoding) : null, parsed.GetValue(pretty));
            var sink = SinkFor(shell, form, parsed.GetValue(folder), requests);
            return await new RollupRun(shell, form, sink, onFigures: null).AnswerAsync(requests, cancel) ? ExitCode.Done : ExitCode.BadInput;
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
            var twice = requests.GroupBy(request => request.Stem).FirstOrDefault(group => group.Count() > 1);
            return twice is null
                ? new FolderSink(folder, form.Extension)
                : throw CommandException.Usage($"{twice.First().Name} and {twice.Last().Name} would both be answered in {twice.Key}{form.Extension}; answer them apart");
        }

        return form.IsText || (requests.Length == 1 && !shell.OutputIsTerminal)
            ? new OutputSink(shell, form.IsText)
            : throw CommandException.Usage("gzip is neither text nor lines; name a folder with --out, or choose --encoding gzip+base64");
    }
}

using System.CommandLine;
using ScenarioOrleans.Cli.CommandLine;
using ScenarioOrleans.Cli.Send;
using ScenarioOrleans.Cli.Tables;
using ScenarioOrleans.Cli.Terminal;

namespace ScenarioOrleans.Cli.Commands;

/// <summary>Puts messages on the input topic.</summary>
internal static class SendCommand
{
    public static Command Create(Shell shell)
    {
        var files = new Argument<string[]>("FILE|-") { Description = "Messages, sent as they are; `-` reads stdin. Or tables that are the rows of one message: .csv, .tsv, .txt, or a folder of them.", Arity = ArgumentArity.OneOrMore };
        var key = Options.Text("--key", "The messages' key, which decides the partition; without it they spread.", "text");
        var topic = Options.Text("--topic", "Another topic than the service's input topic.", "name");
        var lines = Options.Flag("--lines", "Each line of a file is a message.");
        var timeout = Options.Number("--timeout", "Seconds within which the broker must have everything.", 30, 1, 3600);
        var envFile = Options.Text("--env-file", "Settings below the environment; `.env` of the current folder without it.", "file");
        var tables = new TableOptions();
        var command = new TaughtCommand(
            "send",
            "Send messages to the service's input topic, and wait until the broker has them.",
            new("scenario send request.json --key org-1", "One request; the broker and topic are those of `serve`."),
            new("scenario send march.csv --map map.json --request '{\"event\":\"hourly\",\"organizationId\":\"org-1\"}'", "The rows of an export; look at them first with --explain."),
            new("scenario generate --count 500 --encoding base64 | scenario send - --lines", "Five hundred requests."))
        {
            files, key, topic, lines, timeout, envFile, tables.Request, tables.Map, tables.Explain,
        };
        command.SetAction((parsed, cancel) =>
        {
            var run = new SendRun(
                shell,
                new SendOptions(
                    parsed.GetValue(key),
                    parsed.GetValue(topic),
                    parsed.GetValue(lines),
                    TimeSpan.FromSeconds(parsed.GetValue(timeout)),
                    parsed.GetValue(envFile)));
            return tables.InputOf(parsed, parsed.GetRequiredValue(files)) switch
            {
                { } input when parsed.GetValue(tables.Explain) => Task.FromResult(TableOptions.Tell(shell, input)),
                { } input => run.RunAsync(input, cancel),
                _ => run.RunAsync([.. parsed.GetRequiredValue(files).Select(file => new MessageSource(file))], cancel),
            };
        });
        return command;
    }
}

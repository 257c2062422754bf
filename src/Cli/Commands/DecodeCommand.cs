using System.CommandLine;
using ScenarioOrleans.Aggregation;
using ScenarioOrleans.Cli.CommandLine;
using ScenarioOrleans.Cli.Decode;
using ScenarioOrleans.Cli.Terminal;

namespace ScenarioOrleans.Cli.Commands;

/// <summary>Shows what travels on a topic.</summary>
internal static class DecodeCommand
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    public static Command Create(Shell shell)
    {
        var file = new Argument<string>("FILE|-")
        {
            Description = "A message, one base64 message a line, or what `kcat -J` prints; parts of one answer in order; `-` reads stdin.",
        };
        var command = new TaughtCommand(
            "decode",
            "Show a message as indented JSON, whether it is base64 of gzip, gzip or JSON.",
            new("scenario decode request.b64", "What is in it."),
            new("kcat -b localhost:9092 -t Scenario-Execute-Response -C -e | scenario decode -", "Every answer of a partition, parts joined."),
            new("kcat -b localhost:9092 -t Scenario-Execute-Response -C -e -J | scenario decode -", "The same by the headers: repeated and missing parts are noticed."))
        {
            file,
        };
        command.SetAction(async (parsed, cancel) =>
        {
            var source = new MessageSource(parsed.GetRequiredValue(file));
            var content = await source.ReadAsync(shell, cancel);
            var dump = TopicDump.TryRead(content, out var records) ? JoinedParts.Of(records) : new JoinedParts(MessageLines.Split(content), []);
            List<string> complaints = [.. dump.Complaints];
            foreach (var message in dump.Messages)
            {
                cancel.ThrowIfCancellationRequested();
                shell.Output.Write(Readable(source, message, complaints).Span);
                shell.Output.Write("\n"u8);
            }

            foreach (var complaint in complaints)
            {
                shell.Complain($"{source.Name}: {complaint}");
            }

            return complaints.Count == 0 ? ExitCode.Done : ExitCode.BadInput;
        });
        return command;
    }

    /// <summary>What is no JSON, such as the NaN that Python writes, is shown as it is, with a complaint.</summary>
    private static ReadOnlyMemory<byte> Readable(MessageSource source, ReadOnlyMemory<byte> message, List<string> complaints)
    {
        if (!PayloadEncoder.TryDecode(message, FoldLimits.Default, out var json, out var fault))
        {
            var hint = fault!.Code == FaultCodes.MalformedGzip ? " If it is a part of an answer, give all its parts in order." : string.Empty;
            throw CommandException.BadInput($"{source.Name}: {fault.Code}: {fault.Message}{hint}");
        }

        var text = json.AsSpan();
        text = text.StartsWith(ByteOrderMark) ? text[ByteOrderMark.Length..] : text;
        if (text.TrimStart(" \t\r\n"u8) is not [(byte)'{' or (byte)'[', ..])
        {
            throw CommandException.BadInput($"{source.Name}: {FaultCodes.UnknownEncoding}: it holds neither a JSON object nor a JSON array");
        }

        var indented = IndentedJson.Of(text, out var malformed);
        if (malformed is null)
        {
            return indented;
        }

        complaints.Add($"{FaultCodes.MalformedJson}: {malformed} It is shown as it is.");
        return text.ToArray();
    }
}

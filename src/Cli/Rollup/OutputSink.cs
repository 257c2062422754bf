using ScenarioOrleans.Cli.Terminal;

namespace ScenarioOrleans.Cli.Rollup;

/// <summary>Answers to stdout, one after another; text ends with a line feed.</summary>
internal sealed class OutputSink(Shell shell, bool isText) : IAnswerSink
{
    private static readonly byte[] LineFeed = "\n"u8.ToArray();

    public async Task WriteAsync(MessageSource request, ReadOnlyMemory<byte> answer, CancellationToken cancel)
    {
        await shell.Output.WriteAsync(answer, cancel);
        if (isText)
        {
            await shell.Output.WriteAsync(LineFeed, cancel);
        }
    }
}

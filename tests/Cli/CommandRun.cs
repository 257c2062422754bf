using System.Text;
using ScenarioOrleans.Cli.CommandLine;
using ScenarioOrleans.Cli.Terminal;

namespace ScenarioOrleans.Cli.Tests;

/// <summary>One command line run in-process: what went out, what was complained about, how it ended.</summary>
internal sealed record CommandRun(int ExitCode, byte[] Output, string Error)
{
    public string Text => Encoding.UTF8.GetString(Output);

    public static Task<CommandRun> OfAsync(params string[] args) => WithInputAsync([], args);

    public static async Task<CommandRun> WithInputAsync(byte[] input, params string[] args)
    {
        using var output = new MemoryStream();
        using var error = new StringWriter();
        using var shell = new Shell(
            new MemoryStream(input), output, error, TimeProvider.System);
        var exitCode = await ScenarioCommandLine.RunAsync(args, shell);
        return new CommandRun(exitCode, output.ToArray(), error.ToString());
    }
}

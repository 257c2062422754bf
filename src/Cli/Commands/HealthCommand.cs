using System.CommandLine;
using ScenarioOrleans.Cli.CommandLine;
using ScenarioOrleans.Cli.Terminal;

namespace ScenarioOrleans.Cli.Commands;

/// <summary>Asks a running service how it is; for container health checks, whose images have no other HTTP client.</summary>
internal static class HealthCommand
{
    private const string UsualUrl = "http://127.0.0.1:8088";
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(4);

    public static Command Create(Shell shell)
    {
        var url = Options.Text("--url", $"The service's web endpoint; {UsualUrl} without it.", "url");
        var ready = Options.Flag("--ready", "Ask whether it is ready for work, not only whether it lives.");
        var command = new TaughtCommand(
            "health",
            "Ask a running service how it is: exit code 0 when it is well, 3 when not.",
            new Example("scenario health --ready", "Is the service on this machine ready for work?"))
        {
            url, ready,
        };
        command.SetAction((parsed, cancel) =>
            AskAsync(shell, $"{(parsed.GetValue(url) ?? UsualUrl).TrimEnd('/')}/health/{(parsed.GetValue(ready) ? "ready" : "live")}", cancel));
        return command;
    }

    private static async Task<int> AskAsync(Shell shell, string address, CancellationToken cancel)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri))
        {
            throw CommandException.Usage($"'{address}' is not a URL; --url must look like {UsualUrl}");
        }

        try
        {
            using var client = new HttpClient { Timeout = Limit };
            using var response = await client.GetAsync(uri, cancel);
            shell.Out.WriteLine((await response.Content.ReadAsStringAsync(cancel)).TrimEnd());
            return response.IsSuccessStatusCode ? ExitCode.Done : ExitCode.Environment;
        }
        catch (Exception exception) when (exception is HttpRequestException or NotSupportedException || (exception is TaskCanceledException && !cancel.IsCancellationRequested))
        {
            throw CommandException.Environment($"{uri}: {exception.Message}", exception);
        }
    }
}

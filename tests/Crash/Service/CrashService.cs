using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ScenarioOrleans.Silo.Hosting;
using ScenarioOrleans.Silo.Status;

namespace ScenarioOrleans.Crash.Tests.Service;

/// <summary>The service as <c>serve</c> runs it, in a process of its own, with a trigger in it.</summary>
internal static class CrashService
{
    public const string Verb = "service";

    /// <summary>Written to standard output, followed by the web endpoint's address, once the service has started.</summary>
    public const string ReadyMark = "ready ";

    private const int Faulted = 1;

    /// <param name="args">Settings as <c>name=value</c>, and at most one <c>--kill point:passage</c>.</param>
    public static async Task<int> RunAsync(IReadOnlyList<string> args)
    {
        var kill = args.SkipWhile(argument => argument != Trigger.Option).Skip(1).FirstOrDefault();
        var settings = args.Select(argument => argument.Split('=', 2)).Where(parts => parts.Length == 2).ToDictionary(parts => parts[0], parts => (string?)parts[1]);
        await using var app = ScenarioHost.Build(
            new ScenarioHostOptions { Url = "http://127.0.0.1:0", LogLevel = LogLevel.Warning, Settings = settings, DotEnvPath = string.Empty },
            builder =>
            {
                var trigger = kill is null ? Trigger.None : Trigger.Parse(kill);
                if (kill is not null)
                {
                    builder.Services.AddTrigger(trigger);
                }

                builder.Services.AddRememberedOffsets(trigger);
            });
        try
        {
            await app.StartAsync();
        }
        catch (Exception stopped) when (stopped is OperationCanceledException or OrleansLifecycleCanceledException && app.Lifetime.ApplicationStopping.IsCancellationRequested)
        {
            // Told to stop before it had started, as `serve` may be.
            return 0;
        }

        await Console.Out.WriteLineAsync($"{ReadyMark}{app.Urls.First()}");
        await app.WaitForShutdownAsync();
        return app.Services.GetRequiredService<StatusReader>().Read().Fault is null ? 0 : Faulted;
    }
}

using ScenarioOrleans.Crash.Tests.Drive;
using ScenarioOrleans.Crash.Tests.Service;

namespace ScenarioOrleans.Crash.Tests;

/// <summary>
/// The programs of the crash tests: <c>service</c>, which the tests start and kill, and <c>drive</c>, the long run:
/// <c>dotnet run -c Release --project tests/Crash -- drive --minutes 10</c>.
/// </summary>
internal static class Program
{
    private const int UsageError = 2;

    public static async Task<int> Main(string[] args)
    {
        switch (args)
        {
            case [CrashService.Verb, .. var rest]:
                return await CrashService.RunAsync(rest);
            case [LongRun.Verb, .. var rest]:
                return await LongRun.RunAsync(rest);
            default:
                await Console.Error.WriteLineAsync($"Say '{LongRun.Verb}' or '{CrashService.Verb}'.");
                return UsageError;
        }
    }
}

using ScenarioOrleans.Rig.Broker;
using ScenarioOrleans.Rig.Cold;
using ScenarioOrleans.Rig.Memory;
using ScenarioOrleans.Rig.Report;
using ScenarioOrleans.Rig.Scale;
using ScenarioOrleans.Rig.Start;
using ScenarioOrleans.Rig.W1;
using ScenarioOrleans.Rig.W2;
using ScenarioOrleans.Rig.W3;
using ScenarioOrleans.Rig.W4;

namespace ScenarioOrleans.Rig;

/// <summary>Every workload, and the running of those asked for, one after another.</summary>
internal static class Workloads
{
    private static readonly IWorkload[] All = [new OneMessage(), new ColdProcess(), new ManyRequests(), new HourlyRows(), new Latency(), new MemoryUse(), new StartUp(), new ManyScenarios()];

    /// <summary>What was started beside this process ends with it, also at SIGINT and SIGTERM.</summary>
    public static async Task<int> RunAsync(string[] args) => args switch
    {
        [BenchBroker.Command, ..] => BenchBroker.Hold(args),
        [BareConsumer.Command, ..] => BareConsumer.Run(args),
        _ => await RigCommand.Create([.. All.Select(workload => workload.Name)], MeasureAsync).Parse(args).InvokeAsync(),
    };

    private static async Task<int> MeasureAsync(RigOptions options, CancellationToken cancel)
    {
        Directory.CreateDirectory(options.Scratch);
        var chosen = options.Workloads.Contains("all") ? All : [.. All.Where(workload => options.Workloads.Contains(workload.Name))];
        var machine = Machine.Describe(TimeProvider.System);
        Console.WriteLine(machine);
        foreach (var workload in chosen)
        {
            var tables = await workload.RunAsync(options, cancel);
            foreach (var table in tables)
            {
                Console.WriteLine();
                Console.Write(table.ToText());
            }

            if (options.Write)
            {
                PerformancePage.Write(options.Root, workload.Name, machine, options.Quick, tables);
            }
        }

        return 0;
    }
}

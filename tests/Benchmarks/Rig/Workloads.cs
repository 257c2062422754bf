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

    public static async Task<int> RunAsync(string[] args, CancellationToken cancel)
    {
        switch (args)
        {
            case [BenchBroker.Command, ..]:
                return BenchBroker.Hold(args);
            case [BareConsumer.Command, ..]:
                return BareConsumer.Run(args);
        }

        var options = RigOptions.Parse(args);
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

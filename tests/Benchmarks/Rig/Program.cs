using ScenarioOrleans.Rig;

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stop.Cancel();
};

return await Workloads.RunAsync(args, stop.Token);

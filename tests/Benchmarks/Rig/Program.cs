using ScenarioOrleans.Rig;

return await Workloads.RunAsync(args);

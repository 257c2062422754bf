using ScenarioOrleans.Cli.CommandLine;
using ScenarioOrleans.Cli.Terminal;

using var shell = Shell.OfThisProcess();
return await ScenarioCommandLine.RunAsync(args, shell);

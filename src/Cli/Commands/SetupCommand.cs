using System.CommandLine;
using ScenarioOrleans.Cli.CommandLine;
using ScenarioOrleans.Cli.Terminal;

namespace ScenarioOrleans.Cli.Commands;

/// <summary>Hands over to eng/setup.sh, which must also work before anything is built.</summary>
internal static class SetupCommand
{
    public static Command Create(Shell shell)
    {
        var set = new Option<string>("--dependency-set")
        {
            Description = "nuget: the real packages. standin: the code under standins/. auto: nuget if it restores.",
        };
        set.AcceptOnlyFromAmong("nuget", "standin", "auto");
        var command = new TaughtCommand(
            "setup",
            "Choose the dependency set and install what it needs; runs by itself the first time.",
            new("scenario setup", "Find out within seconds what restores here, and remember it."),
            new("scenario setup --dependency-set auto", "Find out again."))
        {
            set,
        };
        command.SetAction((parsed, cancel) =>
        {
            var chosen = parsed.GetValue(set);
            string[] arguments = chosen is null ? [] : ["--dependency-set", chosen];
            return ChildProcess.RunAsync(Path.Combine(shell.Root, "eng", "setup.sh"), arguments, shell.Root, cancel);
        });
        return command;
    }
}

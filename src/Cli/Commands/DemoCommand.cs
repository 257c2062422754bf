using System.CommandLine;
using ScenarioOrleans.Cli.CommandLine;
using ScenarioOrleans.Cli.Demo;
using ScenarioOrleans.Cli.Terminal;

namespace ScenarioOrleans.Cli.Commands;

/// <summary>Shows the whole service at work.</summary>
internal static class DemoCommand
{
    /// <summary>A free port on loopback, so that two demos do not meet.</summary>
    private const string AnyPort = "http://127.0.0.1:0";

    public static Command Create(Shell shell)
    {
        var usual = DemoPlan.Default;
        var organizations = Options.Number("--orgs", "Organizations.", usual.Organizations, 1, DemoPlan.MaxOrganizations);
        var weeks = Options.Number("--weeks", "Weeks of hourly rows of each organization.", usual.Weeks, 1, DemoPlan.MaxWeeks);
        var groups = Options.Number("--groups", "Groups of each organization.", usual.Groups, 1, Generate.GroupCatalog.Count);
        var seed = Options.Number("--seed", "Same seed, same requests.", usual.Seed, 0L, int.MaxValue);
        var keep = Options.Flag("--keep", "Keep the service running afterwards, until Ctrl-C.");
        var url = Options.Text("--url", "Where the web endpoint listens; a free port on loopback without it.", "url");
        var command = new TaughtCommand(
            "demo",
            "Show the service at work: embedded broker, generated requests, live figures, every answer checked.",
            new("scenario demo", "Four organizations, together a year of hourly rows; ends by itself."),
            new("scenario demo --keep --url http://127.0.0.1:8088", "The same, and then a look at http://127.0.0.1:8088/dashboard."),
            new("scenario demo --orgs 8 --weeks 26 --groups 60", "More of it."))
        {
            organizations, weeks, groups, seed, keep, url,
        };
        command.SetAction((parsed, cancel) =>
        {
            var plan = new DemoPlan(parsed.GetValue(organizations), parsed.GetValue(weeks), parsed.GetValue(groups), parsed.GetValue(seed));
            return new DemoRun(shell, plan, parsed.GetValue(url) ?? AnyPort, parsed.GetValue(keep)).RunAsync(cancel);
        });
        return command;
    }
}

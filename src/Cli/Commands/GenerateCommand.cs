using System.CommandLine;
using ScenarioOrleans.Cli.CommandLine;
using ScenarioOrleans.Cli.Generate;
using ScenarioOrleans.Cli.Terminal;

namespace ScenarioOrleans.Cli.Commands;

/// <summary>Writes requests made of generated rows.</summary>
internal static class GenerateCommand
{
    private static readonly GeneratorOptions Defaults = new();

    public static Command Create(Shell shell)
    {
        var seed = Options.Number("--seed", "Same seed, same bytes.", Defaults.Seed, 0L, long.MaxValue);
        var weeks = Options.Number("--weeks", "Weeks of 168 hours.", Defaults.Weeks, 1, GeneratorOptions.MaxWeeks);
        var groups = Options.Number("--groups", "Combinations of contact type, staff type and call center.", Defaults.Groups, 1, GroupCatalog.Count);
        var nullRate = Options.Number("--null-rate", "Share of measures that are null.", Defaults.NullRate, 0.0, 1.0);
        var encoding = Options.Choice(
            "--encoding",
            "Form of the message; base64 is that of gzip.",
            ("json", RequestEncoding.Json), ("gzip", RequestEncoding.Gzip), ("base64", RequestEncoding.Base64));
        var organization = Options.Text("--org", "organizationId; org-1 without it (with --count org-1, org-2 and so on).", "name");
        var scenario = Options.Text("--scenario", "Name of the plan; left out without it.", "name");
        var weekStart = Options.Choice("--week-start", "First day of a week.", [.. Weekdays()]);
        var startDate = Options.Day("--start-date", "Day of the first row.", Defaults.StartDate);
        var kind = Options.Choice("--event", "What the rows are for.", ("rollup", RequestKind.Rollup), ("hourly", RequestKind.Hourly));
        var count = Options.Number("--count", "Messages; seed and organization count up.", 1, 1, 1_000_000);
        var target = Options.Text("--out", "File to write, or folder with --count; stdout without it.", "path");

        var command = new TaughtCommand(
            "generate",
            "Write rollup requests made of realistic hourly rows; the same options give the same rows.",
            new("scenario generate --weeks 13 --groups 60 --out quarter.json", "A quarter of 60 groups: 131,040 rows."),
            new("scenario generate | scenario rollup -", "The weekly answer to a week of twelve groups."),
            new("scenario generate --count 500 --encoding base64 --out requests", "500 messages as they travel, a file each."))
        {
            seed, weeks, groups, nullRate, encoding, organization, scenario, weekStart, startDate, kind, count, target,
        };
        command.SetAction(async (parsed, cancel) =>
        {
            var options = new GeneratorOptions
            {
                Seed = parsed.GetValue(seed),
                Weeks = parsed.GetValue(weeks),
                Groups = parsed.GetValue(groups),
                NullRate = parsed.GetValue(nullRate),
                Scenario = parsed.GetValue(scenario),
                WeekStart = parsed.GetResult(weekStart) is null ? Defaults.WeekStart : parsed.GetValue(weekStart),
                StartDate = parsed.GetResult(startDate) is null ? Defaults.StartDate : parsed.GetValue(startDate),
                Kind = parsed.GetValue(kind),
            };
            var run = new GenerateRun(shell, parsed.GetValue(encoding), parsed.GetValue(target));
            await run.WriteAsync(Series(options, parsed.GetValue(organization), parsed.GetValue(count)), cancel);
            return ExitCode.Done;
        });
        return command;
    }

    private static IEnumerable<(string Word, DayOfWeek Day)> Weekdays() => Enumerable
        .Range(0, 7)
        .Select(ahead => (DayOfWeek)(((int)Defaults.WeekStart + ahead) % 7))
        .Select(day => (day.ToString().ToLowerInvariant(), day));

    private static IReadOnlyList<GeneratorOptions> Series(GeneratorOptions first, string? organization, int count) =>
    [
        .. Enumerable.Range(0, count).Select(index => first with
        {
            Seed = first.Seed + index,
            Organization = organization ?? $"org-{index + 1}",
        }),
    ];
}

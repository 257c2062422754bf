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
        var seed = new Option<long>("--seed") { Description = "Same seed, same bytes.", DefaultValueFactory = _ => Defaults.Seed };
        var weeks = Bounded("--weeks", "Weeks of 168 hours.", Defaults.Weeks, GeneratorOptions.MaxWeeks);
        var groups = Bounded("--groups", "Contact Type x Staff Type x Call Center combinations.", Defaults.Groups, GroupCatalog.Count);
        var count = Bounded("--count", "How many messages; organizations and seeds count up.", 1, 1_000_000);
        var nullRate = NullRateOption();
        var organization = new Option<string?>("--org") { Description = "organizationId; default org-1, or org-1, org-2 … with --count." };
        var scenario = new Option<string?>("--scenario") { Description = "Name of the plan; left out without it." };
        var kind = new Option<RequestKind>("--event") { Description = "rollup or hourly.", DefaultValueFactory = _ => Defaults.Kind };
        var weekStart = new Option<DayOfWeek>("--week-start") { Description = "First day of a week.", DefaultValueFactory = _ => Defaults.WeekStart };
        var startDate = new Option<DateOnly>("--start-date") { Description = "Day of the first row.", DefaultValueFactory = _ => Defaults.StartDate };
        var encoding = new Option<RequestEncoding>("--encoding") { Description = "json, gzip or base64 (of gzip)." };
        var output = new Option<FileInfo?>("--out") { Description = "File to write (with --count: folder); stdout without it." };

        var command = new TaughtCommand(
            "generate",
            "Write rollup requests made of realistic hourly rows; the same options give the same rows.",
            new("scenario generate --weeks 13 --groups 60 --out quarter.json", "A quarter of 60 groups: 131,040 rows."),
            new("scenario generate | scenario rollup -", "The weekly answer to a week of twelve groups."),
            new("scenario generate --count 500 --encoding base64 --out requests", "500 messages as they travel, a file each."))
        {
            seed, weeks, groups, nullRate, encoding, organization, scenario, weekStart, startDate, kind, count, output,
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
                WeekStart = parsed.GetValue(weekStart),
                StartDate = parsed.GetValue(startDate),
                Kind = parsed.GetValue(kind),
            };
            var run = new GenerateRun(shell, parsed.GetValue(encoding), parsed.GetValue(output));
            await run.WriteAsync(Series(options, parsed.GetValue(organization), parsed.GetValue(count)), cancel);
            return ExitCode.Done;
        });
        return command;
    }

    private static IReadOnlyList<GeneratorOptions> Series(GeneratorOptions first, string? organization, int count) =>
    [
        .. Enumerable.Range(0, count).Select(index => first with
        {
            Seed = first.Seed + index,
            Organization = organization ?? $"org-{index + 1}",
        }),
    ];

    private static Option<int> Bounded(string name, string description, int usual, int most)
    {
        var option = new Option<int>(name) { Description = $"{description} 1 to {most:N0}.", DefaultValueFactory = _ => usual };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is var value && (value < 1 || value > most))
            {
                result.AddError($"{name} is {value}; it must be 1 to {most:N0}.");
            }
        });
        return option;
    }

    private static Option<double> NullRateOption()
    {
        var option = new Option<double>("--null-rate")
        {
            Description = "Share of measures that are null, 0 to 1.",
            DefaultValueFactory = _ => Defaults.NullRate,
        };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<double>() is not (>= 0 and <= 1))
            {
                result.AddError("--null-rate must be 0 to 1.");
            }
        });
        return option;
    }
}

using System.Globalization;
using ScenarioOrleans.Cli.Generate;

namespace ScenarioOrleans.Cli.Demo;

/// <summary>How much the demo sends. By default four organizations with a quarter each: together a year of hourly rows.</summary>
internal sealed record DemoPlan(int Organizations, int Weeks, int Groups, long Seed)
{
    public const int MaxOrganizations = 100;
    public const int MaxWeeks = 104;

    public static DemoPlan Default { get; } = new(Organizations: 4, Weeks: 13, Groups: 12, Seed: 1);

    /// <summary>Of each organization: a request for every week, then one for all weeks at once.</summary>
    public int Requests => Organizations * (Weeks + 1);

    public long Rows => 2L * Organizations * Weeks * 168 * Groups;

    /// <summary>One organization's requests in the order in which they are sent. Each has a scenario of its own.</summary>
    /// <param name="organization">Counted from 0.</param>
    public IEnumerable<DemoRequest> RequestsOf(int organization)
    {
        var whole = new GeneratorOptions
        {
            Seed = Seed + organization,
            Organization = $"org-{organization + 1}",
            Scenario = "all-weeks",
            Groups = Groups,
            Weeks = Weeks,
            WeekStart = organization % 2 == 0 ? DayOfWeek.Friday : DayOfWeek.Monday,
        };
        for (var week = 0; week < Weeks; week++)
        {
            var start = whole.StartDate.AddDays(7 * week);
            var one = whole with
            {
                Seed = whole.Seed + (week + 1L) * MaxOrganizations,
                Scenario = start.ToString("'week-of-'yyyy-MM-dd", CultureInfo.InvariantCulture),
                Weeks = 1,
                StartDate = start,
            };
            yield return new DemoRequest(one, week % 2 == 0 ? RequestEncoding.Base64 : RequestEncoding.Gzip);
        }

        yield return new DemoRequest(whole, RequestEncoding.Base64);
    }
}

/// <summary>A request to be generated, sent, and checked against its answer.</summary>
internal sealed record DemoRequest(GeneratorOptions Rows, RequestEncoding Encoding)
{
    /// <summary>The key that its answer has: organization and scenario.</summary>
    public string Key => $"{Rows.Organization}/{Rows.Scenario}";
}

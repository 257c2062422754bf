namespace ScenarioOrleans.Cli.Generate;

/// <summary>
/// Hourly rows of a contact centre with daily, weekly and yearly seasons, hour by hour and group by group within the hour.
/// The same options give the same rows. Each enumeration starts anew; an instance holds no state of its own.
/// </summary>
internal sealed class ScenarioGenerator(GeneratorOptions options)
{
    public GeneratorOptions Options { get; } = options;

    public IReadOnlyList<GeneratedGroup> Groups { get; } = GroupCatalog.Take(options.Groups);

    public IEnumerable<GeneratedRow> Rows()
    {
        var random = new SeededRandom(Options.Seed);
        GroupProfile[] profiles = [.. Groups.Select(group => new GroupProfile(group, random))];
        for (var day = Options.StartDate; day < Options.StartDate.AddDays(Options.Weeks * 7); day = day.AddDays(1))
        {
            var season = Calendar.FactorOf(day);
            for (var hour = 0; hour < 24; hour++)
            {
                for (var group = 0; group < profiles.Length; group++)
                {
                    yield return new GeneratedRow(day, group, Measure(profiles[group], hour, season, random));
                }
            }
        }
    }

    private GeneratedMeasures Measure(GroupProfile profile, int hour, double season, SeededRandom random)
    {
        var expected = profile.ContactsAt(hour) * season;
        var volume = Math.Max(0, (long)random.Bell(expected, Math.Sqrt(expected + 1)));
        var abandons = Math.Min(volume, (long)(volume * profile.AbandonRate * random.Between(0.5, 1.6) + random.Unit()));
        var handleTenths = (long)(profile.HandleSeconds * random.Between(0.92, 1.09) * 10);
        var halfAgents = (long)(volume * handleTenths / 36_000.0 / random.Between(0.72, 0.9) * 2 + 0.5);
        var serviceLevel = (long)(Math.Clamp(random.Bell(profile.ServiceLevel, 0.06), 0, 1) * GeneratedMeasures.One);
        var withinThreshold = (volume - abandons) * serviceLevel / GeneratedMeasures.One;
        var wait = random.Unit();
        var queueTenths = (long)(volume * wait * wait * 420) + abandons * 300;

        var measures = new GeneratedMeasures();
        measures[0] = volume * GeneratedMeasures.One;
        measures[1] = abandons * GeneratedMeasures.One;
        measures[2] = halfAgents * (GeneratedMeasures.One / 2);
        measures[3] = handleTenths * (GeneratedMeasures.One / 10);
        measures[4] = withinThreshold * GeneratedMeasures.One;
        measures[5] = serviceLevel;
        measures[6] = profile.WaitSeconds * GeneratedMeasures.One;
        measures[7] = queueTenths * (GeneratedMeasures.One / 10);
        LoseSome(ref measures, random);
        return measures;
    }

    private void LoseSome(ref GeneratedMeasures measures, SeededRandom random)
    {
        if (Options.NullRate <= 0)
        {
            return;
        }

        for (var index = 0; index < GeneratedMeasures.Count; index++)
        {
            if (random.Unit() < Options.NullRate)
            {
                measures[index] = GeneratedMeasures.Null;
            }
        }
    }
}

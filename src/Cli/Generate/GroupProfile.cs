namespace ScenarioOrleans.Cli.Generate;

/// <summary>What is constant for one group: how busy it is over the day, how long contacts take, how well it is staffed.</summary>
internal sealed class GroupProfile
{
    private readonly double[] _contactsByHour;

    public GroupProfile(GeneratedGroup group, SeededRandom random)
    {
        var voice = group.ContactType == "Voice";
        var contacts = random.Between(20, 400) * (voice ? 1.0 : 0.6);
        var shift = random.Between(-1.5, 1.5);
        HandleSeconds = voice ? random.Between(240, 520) : random.Between(380, 900);
        AbandonRate = random.Between(0.01, 0.07);
        ServiceLevel = random.Between(0.72, 0.9);
        WaitSeconds = voice ? 20 : 30 << (int)(random.Unit() * 3);
        _contactsByHour = [.. Enumerable.Range(0, 24).Select(hour => contacts * DayShape(hour - shift))];
    }

    public double HandleSeconds { get; }

    public double AbandonRate { get; }

    public double ServiceLevel { get; }

    /// <summary>The acceptable wait time: 20 for voice, else 30, 60 or 120.</summary>
    public int WaitSeconds { get; }

    /// <summary>Contacts expected in an hour of an average day.</summary>
    public double ContactsAt(int hour) => _contactsByHour[hour];

    /// <summary>A quiet night, a peak before noon and a lower one in the afternoon.</summary>
    private static double DayShape(double hour) => 0.12 + Hump((hour - 11) / 3.2) + 0.75 * Hump((hour - 16) / 2.6);

    private static double Hump(double x)
    {
        var fall = 1 + x * x;
        return 1 / (fall * fall);
    }
}

using ScenarioOrleans.Crash.Tests.Service;

namespace ScenarioOrleans.Crash.Tests.Drive;

/// <summary>How one life of the service is to end.</summary>
/// <param name="Name">For counting.</param>
/// <param name="Kill">The point and passage at which it kills itself; null: it does not.</param>
/// <param name="After">When it is killed from outside, if it still lives: counted from when it is ready.</param>
/// <param name="WhileStarting">Counted from its start instead.</param>
/// <param name="Terminated">It is asked to stop a little before it is killed from outside; it may be faster.</param>
internal sealed record Death(string Name, string? Kill, TimeSpan After, bool WhileStarting, bool Terminated)
{
    private const string AtRandom = "at-random";
    private const string InStart = "while-starting";
    private const string InStop = "while-stopping";

    /// <summary>A point that is not reached in this time will hardly be.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Deaths without end, each kind as often as the others, in an order and with numbers that the seed gives.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="points">Where the service may be told to kill itself.</param>
    public static IEnumerable<Death> Deaths(int seed, IReadOnlyList<string> points)
    {
        var random = new Random(seed);
        while (true)
        {
            string[] deck = [.. points, AtRandom, InStart, InStop];
            random.Shuffle(deck);
            foreach (var name in deck)
            {
                yield return name switch
                {
                    AtRandom => new Death(name, null, TimeSpan.FromSeconds(2.5 * random.NextDouble()), false, false),
                    InStart => new Death(name, null, TimeSpan.FromSeconds(0.2 + (1.5 * random.NextDouble())), true, false),
                    InStop => new Death(name, null, TimeSpan.FromSeconds(0.2 + random.NextDouble()), false, true),
                    _ => new Death(name, FormattableString.Invariant($"{name}:{Passage(name, random)}"), Patience, false, false),
                };
            }
        }
    }

    /// <summary>Mostly early, at times after many passages; never after more than a life has.</summary>
    private static int Passage(string point, Random random)
    {
        var most = point is KillPoint.AfterDeadLetter or KillPoint.AfterGroupList ? 6 : 60;
        return 1 + (int)(Math.Pow(random.NextDouble(), 2) * most);
    }
}

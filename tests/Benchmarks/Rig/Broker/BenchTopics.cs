namespace ScenarioOrleans.Rig.Broker;

/// <summary>The topics of one run. On a real broker each run has topics of its own.</summary>
internal sealed record BenchTopics(string Input, string Response, string DeadLetter)
{
    public static BenchTopics Of(string run) => new($"bench-{run}", $"bench-{run}-response", $"bench-{run}.DLT");

    public IEnumerable<string> All => [Input, Response, DeadLetter];
}

using System.Diagnostics;

namespace ScenarioOrleans.Rig.W4;

/// <summary>The time in which the service worked on one L request: from receiving it to its answer.</summary>
internal sealed record LongSpan(string Id, long Received, long Answered)
{
    public double Seconds => Stopwatch.GetElapsedTime(Received, Answered).TotalSeconds;

    public bool Holds(long timestamp) => timestamp >= Received && timestamp <= Answered;

    /// <summary>Whether a message is in the same partition; the flow leaves that partition alone until the L request is received.</summary>
    public bool IsBehind(string id) => id.AsSpan(0, id.LastIndexOf('/')).SequenceEqual(Id.AsSpan(0, Id.LastIndexOf('/')));
}

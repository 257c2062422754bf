namespace ScenarioOrleans.Grains;

/// <summary>
/// Whether anybody watches answers as they are published. One grain in the cluster: what nobody watches is neither decoded nor put on the
/// stream, and the stream's queues are not looked at.
/// </summary>
[Alias("scenario.IAnswerWatchGrain"), Version(1)]
public interface IAnswerWatchGrain : IGrainWithStringKey
{
    /// <summary>The key every caller uses.</summary>
    const string Key = "answers";

    /// <summary>How long a watch lasts; who goes on watching says so again before.</summary>
    static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    /// <summary>Somebody watches <see cref="AnswerStreams.All"/> from now on, for <see cref="Lease"/>. The stream works when it completes.</summary>
    [Alias("Watch"), ResponseTimeout(GrainTimeouts.Watch)]
    Task WatchAsync();

    /// <summary>Whether somebody watches.</summary>
    [Alias("IsWatched"), AlwaysInterleave, ResponseTimeout(GrainTimeouts.Watch)]
    Task<bool> IsWatchedAsync();
}

namespace ScenarioOrleans.Rig.Measuring;

/// <summary>One way of doing the same work.</summary>
internal interface IContestant : IAsyncDisposable
{
    string Name { get; }

    /// <summary>Does the work once and returns the seconds it took.</summary>
    Task<double> RunOnceAsync(CancellationToken cancel);

    /// <summary>The answer as it travels; null where the work has none (the floor).</summary>
    Task<byte[]?> AnswerAsync(CancellationToken cancel);
}

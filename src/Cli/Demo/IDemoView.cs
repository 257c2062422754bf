namespace ScenarioOrleans.Cli.Demo;

/// <summary>Shows how the service is doing while the demo runs.</summary>
internal interface IDemoView
{
    /// <summary>Shows a new reading now and then until <paramref name="finished"/>, and the last one at the end. Never throws when cancelled.</summary>
    Task ShowAsync(Func<DemoSnapshot> read, CancellationToken finished);
}

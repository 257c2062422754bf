namespace ScenarioOrleans.OrleansModel.Support;

internal static class Eventually
{
    /// <summary>Waits until the condition holds; fails the test when it does not in time.</summary>
    public static async Task HoldsAsync(Func<Task<bool>> condition, string what)
    {
        using var limit = new CancellationTokenSource(Gate.Patience);
        while (!await condition())
        {
            limit.IsCancellationRequested.ShouldBeFalse($"not in time: {what}");
            await Task.Delay(TimeSpan.FromMilliseconds(20));
        }
    }
}

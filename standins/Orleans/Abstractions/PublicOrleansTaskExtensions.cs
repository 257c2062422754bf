namespace Orleans;

/// <summary>For tasks that nobody waits for.</summary>
public static class PublicOrleansTaskExtensions
{
    /// <summary>Says that a fault of the task does not matter to anybody.</summary>
    public static void Ignore(this Task task)
    {
        if (task.IsCompleted)
        {
            _ = task.Exception;
        }
        else
        {
            task.ContinueWith(
                static done => _ = done.Exception,
                CancellationToken.None,
                TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously,
                TaskScheduler.Default);
        }
    }
}

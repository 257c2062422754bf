using System.Security.Cryptography;
using Orleans.Storage;

namespace ScenarioOrleans.Grains;

/// <summary>
/// Repeats calls of grains whose state somebody else changed in the storage, as silos do that share a database without being one cluster.
/// Such a grain has lost its activation, and the next call reads the state again. Who repeats must be able to. A grain that repeats its
/// own write reads first.
/// </summary>
internal static class Contention
{
    private const int MaxTries = 12;
    private const int FirstPauseMilliseconds = 2;
    private const int LongestPauseMilliseconds = 250;

    /// <exception cref="InconsistentStateException">Others were faster each time, for a second or two: something for the caller's patience.</exception>
    public static async Task<T> RetryAsync<T>(TimeProvider time, Func<Task<T>> call)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await call();
            }
            catch (InconsistentStateException) when (tries < MaxTries)
            {
                // By chance, or those who met would meet again.
                await Task.Delay(TimeSpan.FromMilliseconds(RandomNumberGenerator.GetInt32(1, LongestPause(tries) + 1)), time);
            }
        }
    }

    public static Task RetryAsync(TimeProvider time, Func<Task> call) => RetryAsync(time, async () =>
    {
        await call();
        return true;
    });

    private static int LongestPause(int tries) => Math.Min(FirstPauseMilliseconds << tries, LongestPauseMilliseconds);
}

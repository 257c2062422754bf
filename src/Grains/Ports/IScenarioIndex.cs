using ScenarioOrleans.Aggregation;

namespace ScenarioOrleans.Grains.Ports;

/// <summary>Which scenarios the storage holds; asking activates no grain.</summary>
public interface IScenarioIndex
{
    /// <summary>
    /// The scenarios with a group list, which is stored before their first sums, by the UTF-8 bytes of their keys' texts. What is read and
    /// held is a page at a time, so a scenario that appears meanwhile may be missing. One whose list is empty may be missing, too: it has no sums.
    /// </summary>
    /// <param name="organization">Only its scenarios; null: those of all.</param>
    /// <param name="cancellationToken">Gives up before the next page.</param>
    /// <exception cref="StorageException">The storage cannot be read.</exception>
    IAsyncEnumerable<ScenarioKey> ListAsync(string? organization, CancellationToken cancellationToken);
}

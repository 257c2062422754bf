using ScenarioOrleans.Kafka.Handling;

namespace ScenarioOrleans.Kafka.Processing.Circuits;

/// <summary>One attempt's permission. Disposed without a word it says nothing about any dependency. Used by one attempt, once.</summary>
public sealed class CircuitLease : IDisposable
{
    private readonly DependencyCircuits _board;
    private readonly Dependency? _probe;
    private bool _told;

    internal CircuitLease(DependencyCircuits board, Dependency? probe) => (_board, _probe) = (board, probe);

    public void Succeeded()
    {
        _told = true;
        _board.Succeed(_probe);
    }

    /// <summary>Returns whether the failure is a dependency's and not the message's: then the attempt does not count.</summary>
    public bool Failed(Exception failure, string messageId)
    {
        _told = true;
        return _board.Fail(_probe, failure, messageId);
    }

    public void Dispose()
    {
        if (!_told)
        {
            _told = true;
            _board.GiveUpPass(_probe);
        }
    }
}

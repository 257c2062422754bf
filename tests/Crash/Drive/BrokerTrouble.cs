using ScenarioOrleans.Kafka.Embedded;

using ErrorCode = Confluent.Kafka.ErrorCode;

namespace ScenarioOrleans.Crash.Tests.Drive;

/// <summary>What a bad day does to a broker: requests fail, coordinators and leaders move, a broker is away. Ends when disposed.</summary>
internal sealed class BrokerTrouble : IAsyncDisposable
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(100);

    private static readonly BrokerRequest[] Requests =
        [BrokerRequest.Produce, BrokerRequest.Fetch, BrokerRequest.OffsetCommit, BrokerRequest.FindCoordinator];

    private static readonly ErrorCode[] Errors =
        [ErrorCode.NotLeaderForPartition, ErrorCode.RequestTimedOut, ErrorCode.Local_Transport];

    private readonly EmbeddedBroker _broker;
    private readonly int _brokers;
    private readonly Random _random;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _stirring;
    private int _down;

    public BrokerTrouble(EmbeddedBroker broker, int brokers, int seed)
    {
        (_broker, _brokers, _random) = (broker, brokers, new Random(seed));
        _stirring = StirAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _stirring;
        BringUp();
        Array.ForEach(Requests, _broker.StopFailing);
        _stop.Dispose();
    }

    private async Task StirAsync()
    {
        using var tick = new PeriodicTimer(Tick);
        while (!_stop.IsCancellationRequested)
        {
            Stir();
            await tick.WaitForNextTickAsync();
        }
    }

    private void Stir()
    {
        switch (_random.Next(12))
        {
            case < 4:
                Fail(Requests[_random.Next(Requests.Length)], Errors[_random.Next(Errors.Length)]);
                break;
            case 4:
                _broker.MoveCoordinator(Topics.Group, AnyBroker());
                break;
            case 5:
                _broker.MoveLeader(_random.Next(2) == 0 ? Topics.Input : Topics.Response, _random.Next(Topics.Partitions), AnyBroker());
                break;
            case 6 when _down == 0:
                _broker.TakeDown(_down = AnyBroker());
                break;
            case 7 or 8:
                BringUp();
                break;
            default:
                break;
        }
    }

    /// <summary>
    /// One failure at a time: a client looks for its coordinator only once a second, so that failures would pile up and it never found one.
    /// </summary>
    private void Fail(BrokerRequest request, ErrorCode error)
    {
        _broker.StopFailing(request);
        _broker.FailNext(request, error);
    }

    private int AnyBroker() => 1 + _random.Next(_brokers);

    private void BringUp()
    {
        if (_down != 0)
        {
            _broker.BringUp(_down);
            _down = 0;
        }
    }
}

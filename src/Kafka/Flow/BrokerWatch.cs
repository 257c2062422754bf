using Confluent.Kafka;
using Microsoft.Extensions.Logging;
using ScenarioOrleans.Kafka.Options;
using ScenarioOrleans.Kafka.Telemetry;
using ScenarioOrleans.Operating;
using ErrorCode = Confluent.Kafka.ErrorCode;

namespace ScenarioOrleans.Kafka.Flow;

/// <summary>
/// Knows whether Kafka answers. Every client's trouble comes here; the first has Kafka asked, by a client of its own, again and again until it
/// answers. However much the clients complain meanwhile, that is one line when it does not answer, one a minute, and one when it does.
/// Thread-safe.
/// </summary>
/// <param name="address">Where Kafka is.</param>
/// <param name="connect">Makes a client to ask by, which tells its errors.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Where it is told.</param>
public sealed partial class BrokerWatch(
    IBrokerAddress address, Func<Action<Error>, IBrokerProbe> connect, TimeProvider time, ILogger<BrokerWatch> logger) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>What clients say when they do not reach a broker, or it does not answer them.</summary>
    private static readonly HashSet<ErrorCode> Unreached =
    [
        ErrorCode.Local_Transport, ErrorCode.Local_AllBrokersDown, ErrorCode.Local_Resolve, ErrorCode.Local_Ssl, ErrorCode.Local_Authentication,
        ErrorCode.Local_TimedOut, ErrorCode.Local_TimedOutQueue, ErrorCode.Local_MsgTimedOut, ErrorCode.Local_WaitCoord, ErrorCode.Local_Retry,
    ];

    private readonly CancellationTokenSource _stop = new();
    private readonly Absence _absence = new(time);
    private readonly Thinning _thinning = new(time);
    private string? _reason;
    private int _asking;

    /// <summary>Kafka did not answer when it was last asked.</summary>
    public bool IsAway => _absence.Lasts;

    /// <summary>
    /// Takes a client's error. Returns whether it is worth a line of its own: not when Kafka was not reached, which is told here; of others one
    /// a minute of a kind.
    /// </summary>
    public bool Tells(Error error)
    {
        ArgumentNullException.ThrowIfNull(error);
        if (!Unreached.Contains(error.Code))
        {
            return _thinning.Lets(error.Code.ToString());
        }

        Remember(error);
        Ask();
        return false;
    }

    /// <summary>Passes a line of a client's log on. What all clients say alike, of their settings, is one line.</summary>
    public void Log(ILogger client, LogMessage line)
    {
        ArgumentNullException.ThrowIfNull(line);
        if (line.Facility != ClientLog.OfSettings || _thinning.Lets(line.Message))
        {
            ClientLog.Write(client, line);
        }
    }

    /// <summary>Makes a client as all of them are made, and lets it go: librdkafka refuses some settings only then.</summary>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">It refuses the settings.</exception>
    public void CheckSettings()
    {
        if (!address.IsEmbedded)
        {
            connect(_ => { }).Dispose();
        }
    }

    /// <summary>Has Kafka asked now. Returns at once.</summary>
    public void Ask()
    {
        if (!_stop.IsCancellationRequested && Interlocked.Exchange(ref _asking, 1) == 0)
        {
            _ = Task.Run(AskAsync);
        }
    }

    /// <summary>Nobody is asked any more.</summary>
    public void Dispose() => _stop.Cancel();

    /// <summary>That all are down, or the mere name of an error, says less than why one was not reached.</summary>
    private void Remember(Error error)
    {
        if (error.Code is ErrorCode.Local_AllBrokersDown or ErrorCode.Local_TimedOut || error.Reason == error.Code.GetReason())
        {
            Interlocked.CompareExchange(ref _reason, error.Reason, null);
        }
        else
        {
            Volatile.Write(ref _reason, error.Reason);
        }
    }

    private async Task AskAsync()
    {
        try
        {
            using var probe = connect(Remember);
            while (!await probe.AnswersAsync())
            {
                TellAway();
                await Task.Delay(Pause, time, _stop.Token);
            }

            TellAnswers();
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // The process ends.
        }
        finally
        {
            Volatile.Write(ref _asking, 0);
        }
    }

    private void TellAway()
    {
        if (!_absence.Missed())
        {
            return;
        }

        if (_absence.Duration == TimeSpan.Zero)
        {
            LogAway(address.BootstrapServers, _reason);
        }
        else
        {
            LogStillAway(address.BootstrapServers, _absence.Duration, _reason);
        }
    }

    private void TellAnswers()
    {
        var reason = Interlocked.Exchange(ref _reason, null);
        if (_absence.Found())
        {
            LogBack(address.BootstrapServers, _absence.Duration);
        }
        else if (reason is not null && _thinning.Lets(nameof(LogTrouble)))
        {
            LogTrouble(reason);
        }
    }
}

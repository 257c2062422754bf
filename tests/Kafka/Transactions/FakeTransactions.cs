using Confluent.Kafka;
using ScenarioOrleans.Kafka.Transactions;
using ErrorCode = Confluent.Kafka.ErrorCode;

namespace ScenarioOrleans.Kafka.Tests.Transactions;

/// <summary>A broker that knows transactions as Kafka does: what is not committed was never there. Fails where it is told to.</summary>
internal sealed class FakeTransactions : ITransactionClient
{
    private readonly List<Message<byte[]?, byte[]?>> _pending = [];
    private readonly Dictionary<TopicPartition, long> _pendingOffsets = [];
    private readonly Dictionary<string, Queue<Exception>> _failures = new(StringComparer.Ordinal);
    private bool _open;
    private bool _loseNextAnswer;
    private bool _delayNextEnd;
    private bool _endIsUnderWay;

    /// <summary>What a consumer of committed records sees.</summary>
    public List<Message<byte[]?, byte[]?>> Records { get; } = [];

    public Dictionary<TopicPartition, long> Offsets { get; } = [];

    public int Commits { get; private set; }

    /// <summary>How many producers there were.</summary>
    public int Producers { get; private set; }

    /// <summary>The largest value it takes.</summary>
    public int MostBytes { get; set; } = int.MaxValue;

    /// <summary>The step fails with this the next time.</summary>
    public void Fail(string step, Exception failure)
    {
        if (!_failures.TryGetValue(step, out var queue))
        {
            _failures.Add(step, queue = new Queue<Exception>());
        }

        queue.Enqueue(failure);
    }

    public static KafkaException Abortable() => new KafkaTxnRequiresAbortException(new Error(ErrorCode.UnknownProducerId, "abort"));

    public static KafkaException Retriable() => new KafkaRetriableException(new Error(ErrorCode.Local_TimedOut, "again"));

    public static KafkaException Fenced() => new(new Error(ErrorCode.Local_Fenced, "fenced", isFatal: true));

    /// <summary>The next commit takes place, but its answer does not arrive.</summary>
    public void LoseNextAnswer() => _loseNextAnswer = true;

    /// <summary>
    /// The next commit times out, and reaches the broker only after that: it ends whatever transaction of the same producer is open then.
    /// </summary>
    public void DelayNextEnd() => _delayNextEnd = true;

    public void Init()
    {
        Step(nameof(Init));
        Producers++;
        End();
        _endIsUnderWay = false;
    }

    public void Begin()
    {
        _open.ShouldBeFalse("the transaction before has not ended");
        Step(nameof(Begin));
        _open = true;
    }

    public void Produce(string topic, Message<byte[]?, byte[]?> message, Action<Error> onReport)
    {
        _open.ShouldBeTrue();
        Step(nameof(Produce));
        if (message.Value?.Length > MostBytes)
        {
            Fail(nameof(Commit), Abortable());
            onReport(new Error(ErrorCode.MsgSizeTooLarge));
            return;
        }

        _pending.Add(message);
        if (_endIsUnderWay)
        {
            _endIsUnderWay = false;
            Publish();
        }

        onReport(new Error(ErrorCode.NoError));
    }

    public void Drain()
    {
    }

    public void SendOffsets(IEnumerable<TopicPartitionOffset> offsets, IConsumerGroupMetadata group)
    {
        _open.ShouldBeTrue();
        Step(nameof(SendOffsets));
        foreach (var offset in offsets)
        {
            _pendingOffsets[offset.TopicPartition] = offset.Offset.Value;
        }
    }

    public void Commit()
    {
        _open.ShouldBeTrue();
        Step(nameof(Commit));
        if (_delayNextEnd)
        {
            (_delayNextEnd, _endIsUnderWay) = (false, true);
            throw Retriable();
        }

        Publish();
        if (_loseNextAnswer)
        {
            _loseNextAnswer = false;
            throw Retriable();
        }
    }

    private void Publish()
    {
        Records.AddRange(_pending);
        foreach (var (partition, offset) in _pendingOffsets)
        {
            Offsets[partition] = offset;
        }

        Commits++;
        End();
    }

    /// <summary>The process died: the broker takes back what was open.</summary>
    public void Die() => End();

    private void End()
    {
        _open = false;
        _pending.Clear();
        _pendingOffsets.Clear();
    }

    private void Step(string step)
    {
        if (_failures.TryGetValue(step, out var queue) && queue.TryDequeue(out var failure))
        {
            throw failure;
        }
    }
}

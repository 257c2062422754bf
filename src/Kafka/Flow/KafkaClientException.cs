namespace ScenarioOrleans.Kafka.Flow;

/// <summary>A Kafka client is unusable from now on: the service stops, and a new process takes up from the committed offsets.</summary>
public sealed class KafkaClientException : Exception
{
    public KafkaClientException()
    {
    }

    public KafkaClientException(string message)
        : base(message)
    {
    }

    public KafkaClientException(string message, Exception? inner)
        : base(message, inner)
    {
    }
}

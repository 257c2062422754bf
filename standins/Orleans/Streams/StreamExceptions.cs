using Orleans.Runtime;

namespace Orleans.Streams;

/// <summary>An item could not be delivered to a subscriber in the time allowed and was given up.</summary>
[GenerateSerializer]
public sealed class StreamEventDeliveryFailureException : OrleansException
{
    public StreamEventDeliveryFailureException()
    {
    }

    public StreamEventDeliveryFailureException(string message)
        : base(message)
    {
    }

    public StreamEventDeliveryFailureException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

/// <summary>A subscriber was so slow that items for it were dropped.</summary>
[GenerateSerializer]
public sealed class QueueCacheMissException : OrleansException
{
    public QueueCacheMissException()
    {
    }

    public QueueCacheMissException(string message)
        : base(message)
    {
    }

    public QueueCacheMissException(string message, Exception inner)
        : base(message, inner)
    {
    }
}

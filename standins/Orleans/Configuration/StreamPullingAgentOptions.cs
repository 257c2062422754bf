namespace Orleans.Configuration;

/// <summary>How items of streams are delivered.</summary>
public class StreamPullingAgentOptions
{
    public static readonly TimeSpan DEFAULT_MAX_EVENT_DELIVERY_TIME = TimeSpan.FromMinutes(1);

    /// <summary>How long delivery of an item is tried before it is given up. Default one minute.</summary>
    public TimeSpan MaxEventDeliveryTime { get; set; } = DEFAULT_MAX_EVENT_DELIVERY_TIME;
}

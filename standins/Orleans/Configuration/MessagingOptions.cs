namespace Orleans.Configuration;

/// <summary>Settings of calls, the same for silos and clients.</summary>
public abstract class MessagingOptions
{
    /// <summary>How long a caller waits for an answer; then it gets a <see cref="TimeoutException"/>. Default 30 s.</summary>
    public TimeSpan ResponseTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Whether a timeout at the caller cancels the callee's token. Default false.</summary>
    public bool CancelRequestOnTimeout { get; set; }

    /// <summary>Whether a cancelled caller waits until the callee has ended. Default false.</summary>
    public bool WaitForCancellationAcknowledgement { get; set; }
}

/// <inheritdoc/>
public class SiloMessagingOptions : MessagingOptions;

/// <inheritdoc/>
public class ClientMessagingOptions : MessagingOptions;

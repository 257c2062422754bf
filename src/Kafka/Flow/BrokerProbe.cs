using Confluent.Kafka;
using Confluent.Kafka.Admin;
using ScenarioOrleans.Kafka.Options;
using ErrorCode = Confluent.Kafka.ErrorCode;

namespace ScenarioOrleans.Kafka.Flow;

/// <summary>Asks Kafka whether it answers.</summary>
public interface IBrokerProbe : IDisposable
{
    Task<bool> AnswersAsync();
}

/// <summary>The same, by a client of its own.</summary>
internal sealed class BrokerProbe : IBrokerProbe
{
    /// <summary>An answer that takes longer is none; a stop waits for so long before it takes Kafka for gone.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan LongestReconnectPause = TimeSpan.FromSeconds(1);
    private static readonly Error NoAnswer = new(ErrorCode.Local_TimedOut, $"no answer within {Limit.TotalSeconds:F0} s");

    private readonly Action<Error> _onError;
    private readonly IAdminClient _client;

    /// <param name="options">Its settings.</param>
    /// <param name="bootstrapServers">Where Kafka is.</param>
    /// <param name="onError">Gets what goes wrong, also between questions; on any thread.</param>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">librdkafka refuses the settings.</exception>
    public BrokerProbe(KafkaOptions options, string bootstrapServers, Action<Error> onError)
    {
        var config = ClientSettings.ForAdmin(options, bootstrapServers);
        config.ReconnectBackoffMaxMs ??= (int)LongestReconnectPause.TotalMilliseconds;
        _onError = onError;
        _client = ClientBuild.Of(new AdminClientBuilder(config).SetErrorHandler((_, error) => onError(error)).SetLogHandler((_, _) => { }).Build);
    }

    public async Task<bool> AnswersAsync()
    {
        try
        {
            await _client.DescribeClusterAsync(new DescribeClusterOptions { RequestTimeout = Limit });
            return true;
        }
        catch (KafkaException failure)
        {
            // An error of the broker's is an answer.
            _onError(failure.Error.Code == ErrorCode.Local_TimedOut ? NoAnswer : failure.Error);
            return failure.Error.IsBrokerError;
        }
    }

    public void Dispose() => _client.Dispose();
}

using Confluent.Kafka;
using Confluent.Kafka.Admin;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ScenarioOrleans.Kafka.Flow;
using ScenarioOrleans.Kafka.Options;
using ScenarioOrleans.Kafka.Telemetry;
using ErrorCode = Confluent.Kafka.ErrorCode;

namespace ScenarioOrleans.Kafka.Topics;

/// <summary>Waits until the broker answers and its topics are there, creating those that are missing where that is allowed.</summary>
public sealed partial class TopicCheck(
    IBrokerAddress address,
    TopicSettingsReader settings,
    IOptions<KafkaOptions> options,
    IIngestProgress progress,
    BrokerWatch watch,
    TimeProvider time,
    ILogger<TopicCheck> logger)
{
    private static readonly TimeSpan RequestLimit = TimeSpan.FromSeconds(10);

    /// <summary>The call cannot be given up, and a stop waits for it.</summary>
    private static readonly TimeSpan MetadataLimit = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);

    private readonly KafkaOptions _options = options.Value;
    private Error? _signInRefused;

    /// <summary>Completes when all topics are there; their settings are read beside what follows. A broker that cannot be reached is waited for, without limit.</summary>
    /// <exception cref="TopicMissingException">A topic is missing and cannot or must not be created.</exception>
    /// <exception cref="KafkaAccessException">The broker knows no such user, or refuses its password.</exception>
    public async Task EnsureAsync(CancellationToken cancel)
    {
        var bootstrapServers = address.BootstrapServers;
        if (address.IsEmbedded)
        {
            return;
        }

        using var admin = Connect(bootstrapServers);
        for (var pause = FirstPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            try
            {
                if (await TryEnsureAsync(admin))
                {
                    _ = ReadSettingsAsync(bootstrapServers);
                    return;
                }
            }
            catch (KafkaException failure) when (!failure.Error.IsFatal)
            {
                progress.ClientError(failure.Error.Reason);
                if (Volatile.Read(ref _signInRefused) is { } refused)
                {
                    throw KafkaAccessException.SignIn(_options, refused.Reason);
                }

                if (watch.Tells(failure.Error))
                {
                    LogRefused(bootstrapServers, failure.Error.Reason, pause);
                }
            }

            await Task.Delay(pause, time, cancel);
        }
    }

    private IAdminClient Connect(string bootstrapServers) => ClientBuild.Of(new AdminClientBuilder(ClientSettings.ForAdmin(_options, bootstrapServers))
        .SetErrorHandler((_, error) => OnClientError(error))
        .SetLogHandler((_, line) => watch.Log(logger, line))
        .Build);

    private void OnClientError(Error error)
    {
        progress.ClientError(error.Reason);
        if (error.Code == ErrorCode.Local_Authentication)
        {
            Volatile.Write(ref _signInRefused, error);
        }
        else
        {
            watch.Tells(error);
        }
    }

    /// <summary>Nothing waits for it: a broker that does not answer would hold up the start, and a refusal teaches the same.</summary>
    private async Task ReadSettingsAsync(string bootstrapServers)
    {
        using var admin = Connect(bootstrapServers);
        await settings.ReadAsync(admin);
    }

    /// <summary>Returns whether all topics are there; false after some were created, so that they are looked for again.</summary>
    private async Task<bool> TryEnsureAsync(IAdminClient admin)
    {
        var present = await Task.Run(() => admin.GetMetadata(MetadataLimit));
        var names = present.Topics.Where(topic => !topic.Error.IsError).Select(topic => topic.Topic).ToHashSet(StringComparer.Ordinal);
        var missing = new[] { _options.InputTopic, _options.ResponseTopic, _options.EffectiveDeadLetterTopic }
            .Where(topic => !names.Contains(topic))
            .ToArray();
        if (missing.Length == 0)
        {
            return true;
        }

        if (!_options.CreateTopics)
        {
            throw TopicMissingException.For(missing, $"{KafkaOptions.Section}:{nameof(_options.CreateTopics)} is false");
        }

        try
        {
            await admin.CreateTopicsAsync(
                missing.Select(topic => new TopicSpecification { Name = topic, NumPartitions = _options.TopicPartitions }),
                new CreateTopicsOptions { RequestTimeout = RequestLimit, OperationTimeout = RequestLimit });
            LogCreated(missing, _options.TopicPartitions);
        }
        catch (CreateTopicsException refused)
        {
            var errors = refused.Results.Select(result => result.Error).Where(error => error.Code != ErrorCode.TopicAlreadyExists).ToArray();
            if (errors.FirstOrDefault(error => error.IsBrokerError && error.Code != ErrorCode.NoError) is { } refusal)
            {
                throw TopicMissingException.For(missing, refusal.Reason, refused);
            }
        }

        return false;
    }
}

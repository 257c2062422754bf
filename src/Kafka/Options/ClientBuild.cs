using ScenarioOrleans.Operating;

namespace ScenarioOrleans.Kafka.Options;

/// <summary>Makes clients. What librdkafka refuses of its settings together, such as a mechanism without a user, is told as a wrong setting.</summary>
public static class ClientBuild
{
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">The settings are refused.</exception>
    public static T Of<T>(Func<T> build)
    {
        ArgumentNullException.ThrowIfNull(build);
        try
        {
            return build();
        }
        catch (Exception refused) when (refused is InvalidOperationException or ArgumentException)
        {
            throw WrongSetting.Of(
                KafkaOptions.Section,
                $"{KafkaOptions.Section}:{nameof(KafkaOptions.Client)} is '(given)' but librdkafka does not take it: {refused.Message}. Correct its settings (KAFKA_CLIENT_…).");
        }
    }
}

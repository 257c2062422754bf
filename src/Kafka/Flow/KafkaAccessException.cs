using Confluent.Kafka;
using ScenarioOrleans.Kafka.Options;
using ErrorCode = Confluent.Kafka.ErrorCode;

namespace ScenarioOrleans.Kafka.Flow;

/// <summary>Kafka does not let this service do what it has to. Waiting does not change that; whoever looks after Kafka can.</summary>
public sealed class KafkaAccessException : Exception
{
    private const string UserName = "sasl.username";

    public KafkaAccessException()
    {
    }

    public KafkaAccessException(string message)
        : base(message)
    {
    }

    public KafkaAccessException(string message, Exception? inner)
        : base(message, inner)
    {
    }

    internal static KafkaAccessException SignIn(KafkaOptions options, string reason) => new(
        $"Kafka does not let {User(options)} in: {reason.TrimEnd('.')}. Correct how it signs in (KAFKA_CLIENT_SASL_…), or have Kafka know it.");

    /// <summary>Null where the consumer's error is another.</summary>
    internal static KafkaAccessException? ToRead(KafkaOptions options, Error error) => error.Code switch
    {
        ErrorCode.GroupAuthorizationFailed => new(Text(options, "join its group", error.Reason, $"Read on the group '{options.GroupId}'")),
        ErrorCode.TopicAuthorizationFailed => new(Text(options, "read", error.Reason, $"Read on the topic '{options.InputTopic}'")),
        _ => null,
    };

    internal static KafkaAccessException Write(KafkaOptions options, string reason) => new(
        Text(options, "write idempotently", reason, $"{Answers(options)}; by Kafka before 2.8 also IdempotentWrite on the cluster"));

    internal static KafkaAccessException Transact(KafkaOptions options, string reason, Exception inner) => new(
        Text(options, "write in transactions", reason, $"Write and Describe on the transactional id '{options.EffectiveTransactionalId}', and {Answers(options)}"),
        inner);

    internal static KafkaAccessException DescribeConfigs(KafkaOptions options, IEnumerable<string> topics, string reason) => new(
        Text(options, "see how its topics are set up", reason, $"DescribeConfigs on the topics {string.Join(", ", topics.Select(topic => $"'{topic}'"))}"));

    private static string Text(KafkaOptions options, string what, string reason, string rights) =>
        $"Kafka does not let {User(options)} {what}: {reason.TrimEnd('.')}. Grant it {rights}, and start it again.";

    private static string Answers(KafkaOptions options) => $"Write on the topics '{options.ResponseTopic}' and '{options.EffectiveDeadLetterTopic}'";

    private static string User(KafkaOptions options) =>
        options.Client.TryGetValue(UserName, out var user) ? $"the user '{user}'" : "this service";
}

using ScenarioOrleans.Kafka.Options;

namespace ScenarioOrleans.Kafka.Tests.Options;

public sealed class KafkaOptionsValidatorTests
{
    public static TheoryData<string, Action<KafkaOptions>> Broken { get; } = new()
    {
        { "GroupId", o => o.GroupId = " " },
        { "ClientId", o => o.ClientId = "" },
        { "InputTopic", o => o.InputTopic = "with space" },
        { "InputTopic", o => o.InputTopic = new string('x', 250) },
        { "InputTopic", o => o.InputTopic = ".." },
        { "ResponseTopic", o => o.ResponseTopic = "" },
        { "ResponseTopic", o => o.ResponseTopic = o.InputTopic },
        { "DeadLetterTopic", o => o.DeadLetterTopic = o.InputTopic },
        { "DeadLetterTopic", o => o.DeadLetterTopic = o.ResponseTopic },
        { "BootstrapServers", o => o.BootstrapServers = "tcp://kafka:9092" },
        { "DeadLetterTopic", o => o.DeadLetterTopic = "a b" },
        { "DeadLetterTopic", o => o.InputTopic = new string('x', 249) },
        { "TopicPartitions", o => o.TopicPartitions = 0 },
        { "TopicPartitions", o => o.TopicPartitions = 10_001 },
        { "MaxBatchMessages", o => o.MaxBatchMessages = -1 },
        { "MaxBatchMessages", o => o.MaxBatchMessages = 1_000_001 },
        { "CircuitFailures", o => o.CircuitFailures = 0 },
        { "CircuitFailures", o => o.CircuitFailures = 1001 },
        { "CircuitPause", o => o.CircuitPause = TimeSpan.FromMilliseconds(9) },
        { "MaxCircuitPause", o => o.MaxCircuitPause = o.CircuitPause / 2 },
        { "MaxCircuitPause", o => o.MaxCircuitPause = TimeSpan.FromMinutes(11) },
        { "TransactionInterval", o => o.TransactionInterval = TimeSpan.FromMilliseconds(9) },
        { "TransactionInterval", o => o.TransactionInterval = TimeSpan.FromSeconds(11) },
        { "TransactionTimeout", o => o.TransactionTimeout = TimeSpan.FromMilliseconds(999) },
        { "TransactionTimeout", o => o.TransactionTimeout = TimeSpan.FromMinutes(16) },
        { "GroupProtocol", o => o.GroupProtocol = "share" },
        { "Assignor", o => o.Assignor = "sticky" },
        { "EmbeddedPartitions", o => o.EmbeddedPartitions = 0 },
        { "EmbeddedPartitions", o => o.EmbeddedPartitions = 1001 },
        { "SessionTimeout", o => o.SessionTimeout = TimeSpan.FromMilliseconds(999) },
        { "SessionTimeout", o => o.SessionTimeout = TimeSpan.FromMinutes(31) },
        { "HeartbeatInterval", o => o.HeartbeatInterval = TimeSpan.FromMilliseconds(99) },
        { "HeartbeatInterval", o => o.HeartbeatInterval = o.SessionTimeout / 2 },
        { "MaxPollInterval", o => o.MaxPollInterval = o.SessionTimeout - TimeSpan.FromSeconds(1) },
        { "MaxPollInterval", o => o.MaxPollInterval = TimeSpan.FromDays(2) },
        { "FetchWait", o => o.FetchWait = TimeSpan.FromSeconds(-1) },
        { "FetchWait", o => o.FetchWait = TimeSpan.FromMinutes(6) },
        { "MaxInFlightMessages", o => o.MaxInFlightMessages = 0 },
        { "MaxInFlightMessages", o => o.MaxInFlightMessages = 1_000_001 },
        { "MaxInFlightBytes", o => o.MaxInFlightBytes = 0 },
        { "MaxInFlightBytes", o => o.MaxInFlightBytes = (1L << 40) + 1 },
        { "MaxUncommittedMessages", o => o.MaxUncommittedMessages = 0 },
        { "MaxUncommittedMessages", o => o.MaxUncommittedMessages = 100_000_001 },
        { "PauseAfter", o => o.PauseAfter = TimeSpan.FromSeconds(-1) },
        { "PauseAfter", o => o.PauseAfter = TimeSpan.FromSeconds(11) },
        { "CommitInterval", o => o.CommitInterval = TimeSpan.FromMilliseconds(9) },
        { "CommitInterval", o => o.CommitInterval = TimeSpan.FromMinutes(2) },
        { "RevokeTimeout", o => o.RevokeTimeout = TimeSpan.FromSeconds(-1) },
        { "RevokeTimeout", o => o.RevokeTimeout = TimeSpan.FromMinutes(6) },
        { "DrainTimeout", o => o.DrainTimeout = TimeSpan.FromSeconds(-1) },
        { "DrainTimeout", o => o.DrainTimeout = TimeSpan.FromMinutes(11) },
        { "MaxAttempts", o => o.MaxAttempts = 0 },
        { "MaxAttempts", o => o.MaxAttempts = 1001 },
        { "FirstRetryDelay", o => o.FirstRetryDelay = TimeSpan.Zero },
        { "FirstRetryDelay", o => o.FirstRetryDelay = TimeSpan.FromMinutes(2) },
        { "MaxRetryDelay", o => o.MaxRetryDelay = o.FirstRetryDelay / 2 },
        { "MaxRetryDelay", o => o.MaxRetryDelay = TimeSpan.FromMinutes(11) },
        { "MaxMessageBytes", o => o.MaxMessageBytes = 999 },
        { "MaxMessageBytes", o => o.MaxMessageBytes = 1_000_000_001 },
        { "Linger", o => o.Linger = TimeSpan.FromSeconds(-1) },
        { "Linger", o => o.Linger = TimeSpan.FromSeconds(2) },
        { "DeliveryTimeout", o => o.DeliveryTimeout = TimeSpan.Zero },
        { "DeliveryTimeout", o => o.DeliveryTimeout = TimeSpan.FromMinutes(31) },
        { "Compression", o => o.Compression = "rar" },
        { "Client:enable.auto.commit", o => o.Client["enable.auto.commit"] = "true" },
        { "Consumer:group.id", o => o.Consumer["group.id"] = "other" },
        { "Consumer:partition.assignment.strategy", o => o.Consumer["partition.assignment.strategy"] = "range" },
        { "Consumer:group.protocol", o => o.Consumer["group.protocol"] = "consumer" },
        { "Client:group.instance.id", o => o.Client["group.instance.id"] = "desk-1" },
        { "Producer:acks", o => o.Producer["acks"] = "0" },
    };

    [Fact]
    public void Validate_Defaults_Succeeds() => new KafkaOptionsValidator().Validate(null, new KafkaOptions()).Succeeded.ShouldBeTrue();

    [Theory]
    [MemberData(nameof(Broken), DisableDiscoveryEnumeration = true)]
    public void Validate_OutOfBounds_NamesSettingValueAndRemedy(string setting, Action<KafkaOptions> breaking)
    {
        var options = new KafkaOptions();
        breaking(options);

        var result = new KafkaOptionsValidator().Validate(null, options);

        result.Failed.ShouldBeTrue();
        var failure = result.Failures!.First();
        failure.ShouldStartWith($"Kafka:{setting} is '");
        failure.ShouldContain(setting.Contains(':', StringComparison.Ordinal) ? "Remove it" : $"Set Kafka__{setting} ");
    }

    /// <summary>Whatever has a bound is tried beyond it: a setting without a row here is free of bounds, and that is known.</summary>
    [Fact]
    public void Broken_Settings_AreAllWithBounds()
    {
        string[] free =
        [
            "Client", "Consumer", "Producer", "CreateTopics", "JoinGroup", "InstanceId", "ExactlyOnce", "TransactionalId", "AnswersForOthers",
        ];
        var tried = Broken.Select(row => ((string)row[0]).Split(':')[0]).ToHashSet(StringComparer.Ordinal);

        typeof(KafkaOptions).GetProperties().Where(property => property.SetMethod is not null).Select(property => property.Name)
            .Except(free).ShouldBe(tried.Except(free), ignoreOrder: true);
    }

    [Fact]
    public void Validate_WrongInputTopic_IsOneFailureThoughTheDeadLettersAreNamedAfterIt() =>
        new KafkaOptionsValidator().Validate(null, new KafkaOptions { InputTopic = "a/b" }).Failures!.ShouldHaveSingleItem();

    [Fact]
    public void Validate_SecretInARefusedSetting_IsOnlyOfTheOwnedNames()
    {
        var options = new KafkaOptions();
        options.Client["sasl.password"] = "secret";

        new KafkaOptionsValidator().Validate(null, options).Succeeded.ShouldBeTrue();
    }
}

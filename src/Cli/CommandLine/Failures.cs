using System.Net.Sockets;
using Confluent.Kafka;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;
using ScenarioOrleans.Grains;
using ScenarioOrleans.Kafka.Flow;
using ScenarioOrleans.Kafka.Topics;

namespace ScenarioOrleans.Cli.CommandLine;

/// <summary>
/// What a failure means to whoever typed the command: lines to read, and an exit code. Only what the user or something outside has caused is
/// explained, and by its type; anything else is a fault of this program, which shall not look like one of theirs.
/// </summary>
internal static class Failures
{
    /// <summary>Null for a fault of this program.</summary>
    public static CommandException? Explain(Exception failure) => failure switch
    {
        CommandException told => told,
        OptionsValidationException wrong => new CommandException(ExitCode.Usage, [.. wrong.Failures.Select(OneLine)], wrong),
        AggregateException { InnerExceptions: var each } when each.All(inner => inner is OptionsValidationException) => new CommandException(
            ExitCode.Usage, [.. each.Cast<OptionsValidationException>().SelectMany(wrong => wrong.Failures).Select(OneLine)], failure),
        OrleansConfigurationException wrong => new CommandException(
            ExitCode.Usage, [$"{OneLine(wrong.Message)}. Correct the setting of Orleans (Orleans__…, ORLEANS_… in the environment)."], wrong),
        AddressInUseException or SocketException or StorageException or TopicMissingException or KafkaAccessException or DllNotFoundException or KafkaException
            or IOException or UnauthorizedAccessException => CommandException.Environment(OneLine(failure.Message), failure),
        _ => null,
    };

    private static string OneLine(string text) => text.ReplaceLineEndings(" ").Trim();
}

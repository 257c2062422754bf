using System.Net.Sockets;
using Confluent.Kafka;
using Microsoft.Extensions.Options;
using ScenarioOrleans.Cli.CommandLine;
using ScenarioOrleans.Grains;
using ScenarioOrleans.Kafka.Flow;
using ScenarioOrleans.Kafka.Topics;
using ErrorCode = Confluent.Kafka.ErrorCode;

namespace ScenarioOrleans.Cli.Tests.CommandLine;

public sealed class FailuresTests
{
    public static TheoryData<int, Exception> Explained() => new()
    {
        { ExitCode.Usage, new OptionsValidationException("Kafka", typeof(string), ["text"]) },
        { ExitCode.Usage, new OrleansConfigurationException("text") },
        { ExitCode.Environment, new StorageException("text") },
        { ExitCode.Environment, new TopicMissingException("text") },
        { ExitCode.Environment, new KafkaAccessException("text") },
        { ExitCode.Environment, new DllNotFoundException("text") },
        { ExitCode.Environment, new KafkaException(new Error(ErrorCode.Local_Fail, "text")) },
        { ExitCode.Environment, new IOException("text") },
        { ExitCode.Environment, new UnauthorizedAccessException("text") },
        { ExitCode.BadInput, CommandException.BadInput("text") },
    };

    [Theory]
    [MemberData(nameof(Explained), DisableDiscoveryEnumeration = true)]
    public void Explain_WhatUserOrSurroundingsCaused_IsOneLineAndItsCode(int code, Exception failure)
    {
        var told = Failures.Explain(failure).ShouldNotBeNull();

        told.ExitCode.ShouldBe(code);
        told.Complaints.ShouldHaveSingleItem().ShouldContain("text");
    }

    [Fact]
    public void Explain_SocketThatIsRefused_IsOutside() => Failures.Explain(new SocketException((int)SocketError.AddressAlreadyInUse))!.ExitCode.ShouldBe(ExitCode.Environment);

    [Fact]
    public void Explain_SeveralWrongSettings_IsALineEach()
    {
        var told = Failures.Explain(new AggregateException(
            new OptionsValidationException("a", typeof(string), ["one", "two\nlines"]), new OptionsValidationException("b", typeof(string), ["three"])));

        told!.ExitCode.ShouldBe(ExitCode.Usage);
        told.Complaints.ShouldBe(["one", "two lines", "three"]);
    }

    [Fact]
    public void Explain_FaultOfTheProgram_IsNotDressedUpAsTheUsers()
    {
        Failures.Explain(new InvalidOperationException("text")).ShouldBeNull();
        Failures.Explain(new AggregateException(new InvalidOperationException("text"))).ShouldBeNull();
        Failures.Explain(new ArgumentException("text")).ShouldBeNull();
    }
}

using System.CommandLine;
using System.Runtime.InteropServices;
using Confluent.Kafka;
using ScenarioOrleans.Aggregation;
using ScenarioOrleans.Cli.CommandLine;
using ScenarioOrleans.Cli.Terminal;
using ScenarioOrleans.Kafka.Embedded;
using ScenarioOrleans.Silo.Hosting;

namespace ScenarioOrleans.Cli.Commands;

/// <summary>Says what exactly is running.</summary>
internal static class VersionCommand
{
    public static Command Create(Shell shell)
    {
        var command = new TaughtCommand(
            "version",
            "Show the versions of the product and of what it runs on.",
            new Example("scenario version", "For a bug report."));
        command.SetAction(_ => Print(shell.Out));
        return command;
    }

    private static void Print(TextWriter output)
    {
        output.WriteLine($"ScenarioOrleans  {ProductInfo.Version}");
        output.WriteLine($"Orleans          {ProductInfo.VersionOf(typeof(Orleans.IGrainFactory))}");
        output.WriteLine($"Confluent.Kafka  {ProductInfo.VersionOf(typeof(ProducerConfig))}");
        output.WriteLine($"librdkafka       {EmbeddedBroker.LibraryVersion}");
        output.WriteLine($"Time zones       {TimeZones.Version} (NodaTime)");
        output.WriteLine($".NET             {RuntimeInformation.FrameworkDescription[".NET ".Length..]} on {RuntimeInformation.RuntimeIdentifier}");
    }
}

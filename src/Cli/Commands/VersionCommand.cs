using System.CommandLine;
using System.Runtime.InteropServices;
using Confluent.Kafka;
using ScenarioOrleans.Cli.CommandLine;
using ScenarioOrleans.Cli.Terminal;
using ScenarioOrleans.Silo.Hosting;
using ScenarioOrleans.Silo.Kafka.Embedded;

namespace ScenarioOrleans.Cli.Commands;

/// <summary>Says what exactly is running.</summary>
internal static class VersionCommand
{
    public static Command Create(Shell shell)
    {
        var command = new TaughtCommand(
            "version",
            "Show the versions of the product, its dependency set and what it runs on.",
            new Example("scenario version", "For a bug report, or to see which dependency set was built."));
        command.SetAction(_ => Print(shell.Out));
        return command;
    }

    private static void Print(TextWriter output)
    {
        output.WriteLine($"ScenarioOrleans  {ProductInfo.Version}");
        output.WriteLine($"Dependency set   {ProductInfo.DependencySet}");
        output.WriteLine($"Orleans          {Orleans()}");
        output.WriteLine($"Confluent.Kafka  {ProductInfo.VersionOf(typeof(ProducerConfig))}");
        output.WriteLine($"librdkafka       {EmbeddedBroker.LibraryVersion}");
        output.WriteLine($".NET             {RuntimeInformation.FrameworkDescription[".NET ".Length..]} on {RuntimeInformation.RuntimeIdentifier}");
    }

    private static string Orleans() => ProductInfo.DependencySet == "standin"
        ? "the stand-in of this repository (one process, no cluster)"
        : ProductInfo.VersionOf(typeof(Orleans.IGrainFactory));
}

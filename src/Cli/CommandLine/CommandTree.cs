using System.CommandLine;
using System.CommandLine.Help;
using ScenarioOrleans.Cli.Commands;
using ScenarioOrleans.Cli.Terminal;

namespace ScenarioOrleans.Cli.CommandLine;

/// <summary>Every command there is, in the order in which a newcomer meets them.</summary>
internal static class CommandTree
{
    private const string Description =
        """
        ScenarioOrleans turns a Kafka topic of contact-centre intervals into weekly figures.

        New here? `scenario demo` shows the whole service at work on generated requests, with a broker of its own.
        Data goes to stdout, everything else to stderr.
        Exit codes: 0 done, 1 the input was bad (or a test failed), 2 wrong usage, 3 something outside is missing.
        `serve` also: 4 stopped with work abandoned, 5 ended by a fault, 130 or 143 a second signal stopped it at once.
        """;

    public static RootCommand Build(Shell shell)
    {
        var root = new RootCommand(Description);
        root.Subcommands.Add(DemoCommand.Create(shell));
        root.Subcommands.Add(ServeCommand.Create(shell));
        root.Subcommands.Add(TestCommand.Create(shell));
        root.Subcommands.Add(BenchCommand.Create(shell));
        root.Subcommands.Add(SetupCommand.Create(shell));
        root.Subcommands.Add(RollupCommand.Create(shell));
        root.Subcommands.Add(DecodeCommand.Create(shell));
        root.Subcommands.Add(GenerateCommand.Create(shell));
        root.Subcommands.Add(SendCommand.Create(shell));
        root.Subcommands.Add(DeadLettersCommand.Create(shell));
        root.Subcommands.Add(HealthCommand.Create(shell));
        root.Subcommands.Add(VersionCommand.Create(shell));
        TeachHelp(root);
        return root;
    }

    private static void TeachHelp(RootCommand root)
    {
        var help = root.Options.OfType<HelpOption>().Single();
        help.Action = new ExampleHelpAction((HelpAction)help.Action!);
    }
}

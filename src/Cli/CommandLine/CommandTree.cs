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
        Exit codes: 0 done, 1 the input was bad, 2 wrong usage, 3 something outside is missing.
        `serve` also: 4 stopped with work abandoned, 5 ended by a fault, 130 or 143 a second signal stopped it at once.
        """;

    private static readonly (string Name, Func<Shell, Command> Create)[] Commands =
    [
        ("demo", DemoCommand.Create),
        ("serve", ServeCommand.Create),
        ("rollup", RollupCommand.Create),
        ("decode", DecodeCommand.Create),
        ("generate", GenerateCommand.Create),
        ("send", SendCommand.Create),
        ("dead-letters", DeadLettersCommand.Create),
        ("health", HealthCommand.Create),
        ("version", VersionCommand.Create),
    ];

    /// <summary>
    /// The tree that a line is parsed with. A line that begins with a command's name needs no other command: making the options of all
    /// takes a tenth of the time in which a small message is answered.
    /// </summary>
    public static RootCommand For(string[] args, Shell shell)
    {
        var root = new RootCommand(Description);
        var asked = Array.FindAll(Commands, command => command.Name == args.FirstOrDefault());
        foreach (var (_, create) in asked is [] ? Commands : asked)
        {
            root.Subcommands.Add(create(shell));
        }

        TeachHelp(root);
        return root;
    }

    private static void TeachHelp(RootCommand root)
    {
        var help = root.Options.OfType<HelpOption>().Single();
        help.Action = new ExampleHelpAction((HelpAction)help.Action!);
    }
}

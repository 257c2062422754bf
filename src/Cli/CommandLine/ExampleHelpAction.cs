using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace ScenarioOrleans.Cli.CommandLine;

/// <summary>The usual help text, and after it the command's examples.</summary>
internal sealed class ExampleHelpAction(HelpAction usual) : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var outcome = usual.Invoke(parseResult);
        if (parseResult.CommandResult.Command is TaughtCommand { Examples.Count: > 0 } command)
        {
            Write(command.Examples, parseResult.InvocationConfiguration.Output);
        }

        return outcome;
    }

    private static void Write(IReadOnlyList<Example> examples, TextWriter output)
    {
        output.WriteLine("Examples:");
        foreach (var example in examples)
        {
            output.WriteLine($"  {example.Line}");
            output.WriteLine($"      {example.Meaning}");
        }

        output.WriteLine();
    }
}

using ScenarioOrleans.Cli.CommandLine;

namespace ScenarioOrleans.Cli.Terminal;

/// <summary>A path that an option names, to write to.</summary>
internal static class OutputPath
{
    /// <exception cref="CommandException">It cannot be written to: something outside is missing or refuses.</exception>
    public static async Task WriteAsync(string option, string path, Func<Task> write)
    {
        try
        {
            await write();
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw CommandException.Environment(
                $"{option} is '{path}' but that cannot be written: {refused.Message.TrimEnd('.')}. Choose another path, or let this user write there.", refused);
        }
    }
}

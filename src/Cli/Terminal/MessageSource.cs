using ScenarioOrleans.Cli.CommandLine;

namespace ScenarioOrleans.Cli.Terminal;

/// <summary>Where a command reads one message from: a file, or stdin by the name `-`.</summary>
internal readonly record struct MessageSource(string Argument)
{
    private const string StandardInput = "-";

    public bool IsStandardInput => Argument == StandardInput;

    /// <summary>For complaints.</summary>
    public string Name => IsStandardInput ? "stdin" : Argument;

    /// <summary>The file's name without folder and without the extensions that messages have, for naming what is made of it.</summary>
    public string Stem
    {
        get
        {
            var name = IsStandardInput ? "stdin" : Path.GetFileName(Argument);
            string[] extensions = [".gz", ".json", ".b64", ".base64"];
            while (extensions.FirstOrDefault(extension => name.Length > extension.Length && name.EndsWith(extension, StringComparison.OrdinalIgnoreCase)) is { } extension)
            {
                name = name[..^extension.Length];
            }

            return name;
        }
    }

    /// <exception cref="CommandException">The file cannot be read: the input is bad.</exception>
    public async Task<byte[]> ReadAsync(Shell shell, CancellationToken cancel)
    {
        try
        {
            if (Directory.Exists(Argument))
            {
                throw CommandException.BadInput($"{Name}: cannot be read: it is a folder; name the files in it");
            }

            if (!IsStandardInput)
            {
                return await File.ReadAllBytesAsync(Argument, cancel);
            }

            using var content = new MemoryStream();
            await shell.Input.CopyToAsync(content, cancel);
            return content.ToArray();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw CommandException.BadInput($"{Name}: cannot be read: {exception.Message}", exception);
        }
    }
}

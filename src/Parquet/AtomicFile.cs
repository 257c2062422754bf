namespace ScenarioOrleans.Parquet;

/// <summary>
/// Files that appear whole or not at all: written beside their place under a name of their own that ends in <c>.tmp</c>, flushed to the
/// disk, then renamed over whatever was there. Writers of the same file do not disturb each other; the last to finish holds. A process
/// that dies on the way leaves its <c>.tmp</c> file behind, which no pattern for the finished files matches.
/// </summary>
internal static class AtomicFile
{
    private const int BufferBytes = 1 << 16;

    /// <exception cref="IOException">The folder is missing or takes no files, or the path is a folder: the message says which.</exception>
    public static async Task WriteAsync(string path, Func<Stream, Task> write)
    {
        string target = Path.GetFullPath(path);
        Check(path, target);
        string temporary = Path.Combine(Path.GetDirectoryName(target)!, $".{Guid.NewGuid():N}.tmp");
        FileStream stream = Create(path, temporary);
        try
        {
            await using (stream)
            {
                await write(stream);
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, target, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    private static void Check(string path, string target)
    {
        string? folder = Path.GetDirectoryName(target);
        if (folder is null || Directory.Exists(target))
        {
            throw new IOException($"Cannot write '{path}': it is a folder. Name a file in it.");
        }

        if (!Directory.Exists(folder))
        {
            throw new DirectoryNotFoundException(
                $"Cannot write '{path}': the folder '{folder}' does not exist. Create it, or name another.");
        }
    }

    private static FileStream Create(string path, string temporary)
    {
        try
        {
            return new FileStream(
                temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, BufferBytes, FileOptions.Asynchronous);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            throw new IOException(
                $"Cannot write '{path}': {e.Message} The folder must let this process create files.", e);
        }
    }
}

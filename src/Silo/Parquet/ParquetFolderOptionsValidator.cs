using Microsoft.Extensions.Options;
using ScenarioOrleans.Operating;

namespace ScenarioOrleans.Silo.Parquet;

/// <summary>Finds out at the start, rather than at the first answer, that the folder cannot take files.</summary>
public sealed class ParquetFolderOptionsValidator : IValidateOptions<ParquetFolderOptions>
{
    public ValidateOptionsResult Validate(string? name, ParquetFolderOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var rules = new SettingRules(ParquetFolderOptions.Section);
        if (options.Folder is { Length: > 0 } folder && Problem(folder) is { } problem)
        {
            rules.Require(false, nameof(options.Folder), folder, $"must be a folder that this process can write files to: {problem.TrimEnd('.')}");
        }

        return rules.Result;
    }

    private static string? Problem(string folder)
    {
        if (!Directory.Exists(folder))
        {
            return File.Exists(folder) ? "it is a file" : "it does not exist";
        }

        try
        {
            var probe = Path.Combine(folder, $".{Guid.NewGuid():N}.tmp");
            using var file = new FileStream(probe, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
            return null;
        }
        catch (Exception refused) when (refused is UnauthorizedAccessException or IOException)
        {
            return refused.Message;
        }
    }
}

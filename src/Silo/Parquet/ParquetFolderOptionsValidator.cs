using Microsoft.Extensions.Options;

namespace ScenarioOrleans.Silo.Parquet;

/// <summary>Finds out at the start, rather than at the first answer, that the folder cannot take files.</summary>
public sealed class ParquetFolderOptionsValidator : IValidateOptions<ParquetFolderOptions>
{
    public ValidateOptionsResult Validate(string? name, ParquetFolderOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (string.IsNullOrEmpty(options.Path))
        {
            return ValidateOptionsResult.Success;
        }

        if (!Directory.Exists(options.Path))
        {
            return Failed(options, "the folder does not exist. Create it, or leave the setting empty to write no files.");
        }

        try
        {
            string probe = Path.Combine(options.Path, $".{Guid.NewGuid():N}.tmp");
            using FileStream file = new(probe, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
            return ValidateOptionsResult.Success;
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            return Failed(options, $"{e.Message} Let this process create files there, or name another folder.");
        }
    }

    private static ValidateOptionsResult Failed(ParquetFolderOptions options, string why) =>
        ValidateOptionsResult.Fail($"The Parquet folder '{options.Path}' cannot be used: {why}");
}

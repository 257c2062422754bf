using Microsoft.Extensions.Options;
using ScenarioOrleans.Aggregation;

namespace ScenarioOrleans.Grains.Rollup;

/// <summary>The failure names the setting, what of it is wrong, and the remedy.</summary>
public sealed class NameOptionsValidator : IValidateOptions<NameOptions>
{
    public ValidateOptionsResult Validate(string? name, NameOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        try
        {
            ColumnAliases.Parse(options.Aliases);
            return ValidateOptionsResult.Success;
        }
        catch (FormatException wrong)
        {
            return ValidateOptionsResult.Fail($"Scenario:Names:Aliases is '{options.Aliases}' but {wrong.Message} Correct Scenario__Names__Aliases, or leave it out.");
        }
    }
}

using Microsoft.Extensions.Options;

namespace ScenarioOrleans.Silo.Live;

/// <summary>Refuses settings that cannot work, at start.</summary>
internal sealed class LiveOptionsValidator : IValidateOptions<LiveOptions>
{
    public ValidateOptionsResult Validate(string? name, LiveOptions options) =>
        options.Problem() is { } problem ? ValidateOptionsResult.Fail(problem + " Correct the setting.") : ValidateOptionsResult.Success;
}

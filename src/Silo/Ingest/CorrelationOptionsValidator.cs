using Microsoft.Extensions.Options;
using ScenarioOrleans.Operating;

namespace ScenarioOrleans.Silo.Ingest;

/// <summary>Bounds of <see cref="CorrelationOptions"/>.</summary>
internal sealed class CorrelationOptionsValidator : IValidateOptions<CorrelationOptions>
{
    public ValidateOptionsResult Validate(string? name, CorrelationOptions options)
    {
        var rules = new SettingRules(CorrelationOptions.Section);
        rules.OneOf(nameof(options.ErrorAnswers), options.ErrorAnswers.ToString(), Enum.GetNames<ErrorAnswerPolicy>());
        foreach (var own in options.Names.Where(AnswerRecord.IsOwn))
        {
            rules.Require(false, nameof(options.Headers), options.Headers, $"must not name {own}, which answers have themselves");
        }

        return rules.Result;
    }
}

using Microsoft.Extensions.Options;

namespace ScenarioOrleans.Operating;

/// <summary>
/// What is thrown for settings that cannot work: one kind of exception, whose <see cref="OptionsValidationException.Failures"/> are told to the
/// user as they are. Each names a setting, its value (unless that may be a secret), the rule and the remedy.
/// </summary>
public static class WrongSetting
{
    public static OptionsValidationException Of(string name, params IEnumerable<string> failures) => new(name, typeof(string), failures);
}

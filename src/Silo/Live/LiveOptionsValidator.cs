using Microsoft.Extensions.Options;
using ScenarioOrleans.Operating;

namespace ScenarioOrleans.Silo.Live;

/// <summary>Every bound of <see cref="LiveOptions"/>.</summary>
internal sealed class LiveOptionsValidator : IValidateOptions<LiveOptions>
{
    public ValidateOptionsResult Validate(string? name, LiveOptions options)
    {
        var rules = new SettingRules(LiveOptions.Section);
        rules.Range(nameof(options.FeedAnswers), options.FeedAnswers, 1, int.MaxValue);
        rules.Range(nameof(options.FeedBytes), options.FeedBytes, 1, long.MaxValue);
        rules.Range(nameof(options.MaxSubscribers), options.MaxSubscribers, 1, int.MaxValue);
        rules.Range(nameof(options.SubscriberAnswers), options.SubscriberAnswers, 1, int.MaxValue);
        rules.Range(nameof(options.SubscriberBytes), options.SubscriberBytes, 1, long.MaxValue);
        rules.Range(nameof(options.Heartbeat), options.Heartbeat, TimeSpan.FromMilliseconds(1), TimeSpan.FromHours(1));
        return rules.Result;
    }
}

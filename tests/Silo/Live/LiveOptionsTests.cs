using ScenarioOrleans.Silo.Live;

namespace ScenarioOrleans.Silo.Tests.Live;

public sealed class LiveOptionsTests
{
    [Fact]
    public void Validate_Defaults_Succeeds() => new LiveOptionsValidator().Validate(null, new LiveOptions()).Succeeded.ShouldBeTrue();

    [Fact]
    public void Validate_AnySettingOutOfBounds_NamesIt()
    {
        var settings = new (string Name, LiveOptions Options)[]
        {
            ("FeedAnswers", new() { FeedAnswers = 0 }),
            ("FeedBytes", new() { FeedBytes = 0 }),
            ("MaxSubscribers", new() { MaxSubscribers = 0 }),
            ("SubscriberAnswers", new() { SubscriberAnswers = 0 }),
            ("SubscriberBytes", new() { SubscriberBytes = 0 }),
            ("Heartbeat", new() { Heartbeat = TimeSpan.Zero }),
            ("Heartbeat", new() { Heartbeat = TimeSpan.FromHours(2) }),
        };

        settings.ShouldAllBe(setting => new LiveOptionsValidator().Validate(null, setting.Options).Failures!.Single()
            .StartsWith($"Scenario:Live:{setting.Name} is '", StringComparison.Ordinal));
    }
}

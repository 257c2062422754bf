using System.Globalization;
using System.Reflection;

namespace ScenarioOrleans.Grains.Tests;

/// <summary>A caller that gives up before what it waits for hides what failed.</summary>
public sealed class TimeoutTests
{
    private static readonly TimeSpan Leaf = Of(GrainTimeouts.Leaf);
    private static readonly TimeSpan Worker = Of(GrainTimeouts.Worker);

    [Fact]
    public void Methods_OfEveryGrain_SayHowLongACallerWaits() => typeof(GrainTimeouts).Assembly.GetTypes()
        .Where(type => type.IsInterface && type.IsAssignableTo(typeof(IGrain)))
        .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance))
        .Where(method => method.GetCustomAttribute<ResponseTimeoutAttribute>() is null)
        .ShouldBeEmpty();

    /// <summary>Watching is on no message's way.</summary>
    [Fact]
    public void Methods_OfEveryGrainOnTheWayOfAMessage_CanBeGivenUp() => typeof(GrainTimeouts).Assembly.GetTypes()
        .Where(type => type.IsInterface && type.IsAssignableTo(typeof(IGrain)) && type != typeof(IAnswerWatchGrain))
        .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance))
        .Where(method => method.GetParameters() is not [.., { ParameterType: var last }] || last != typeof(CancellationToken))
        .ShouldBeEmpty();

    [Fact]
    public void OuterCalls_OfEachChain_OutlastTheInnerOnesTogether()
    {
        Leaf.ShouldBeGreaterThan(TimeSpan.FromMinutes(30), "the longest Kafka:DeliveryTimeout");
        Of(GrainTimeouts.Scenario).ShouldBeGreaterThan(3 * Leaf);
        Of(GrainTimeouts.Summary).ShouldBeGreaterThan(2 * ((4 * Leaf) + Worker));
        Of(GrainTimeouts.ScenarioAnalysis).ShouldBeGreaterThan((3 * Leaf) + Worker);
        Of(GrainTimeouts.Analysis).ShouldBeGreaterThan(Of(GrainTimeouts.ScenarioAnalysis) + Worker);
        Leaf.ShouldBeGreaterThan(Of(GrainTimeouts.Activation) + TimeSpan.FromMinutes(30 / 2), "an activation, and then what the turn waits for");
        Of(GrainTimeouts.Turn).ShouldBeGreaterThan(Longest(), "a grain in a turn is not stuck as long as somebody may wait for it");
    }

    private static TimeSpan Longest() => typeof(GrainTimeouts).GetFields()
        .Where(field => field.Name != nameof(GrainTimeouts.Turn))
        .Max(field => Of((string)field.GetRawConstantValue()!));

    private static TimeSpan Of(string text) => TimeSpan.Parse(text, CultureInfo.InvariantCulture);
}

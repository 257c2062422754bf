using System.Collections.Concurrent;
using ScenarioOrleans.Aggregation;
using ScenarioOrleans.Cli.Demo;

namespace ScenarioOrleans.Cli.Tests.Demo;

public sealed class DemoExchangeTests
{
    private static readonly DemoPlan Plan = new(Organizations: 2, Weeks: 6, Groups: 2, Seed: 3);

    [Fact]
    public async Task SendAll_ServiceAnswersRightly_CompletesWithoutFaults()
    {
        var service = new FakeService();
        var exchange = new DemoExchange(service, Plan, TimeProvider.System);
        service.OnRequest = (key, value) => exchange.OnAnswer(key, AnswerTo(value));

        await exchange.SendAllAsync(CancellationToken.None);
        await exchange.AllAnswered;

        exchange.Answers.ShouldBe(Plan.Requests);
        exchange.Faults.ShouldBeEmpty();
        exchange.Sample.IsEmpty.ShouldBeFalse();
        exchange.Read().Sent.ShouldBe(Plan.Requests + 1, "one message more is unusable on purpose");
    }

    [Fact]
    public async Task SendAll_ServiceIsBehind_WaitsForAnswers()
    {
        var service = new FakeService();
        var exchange = new DemoExchange(service, Plan, TimeProvider.System);
        var held = new ConcurrentQueue<(string Key, byte[] Value)>();
        var full = new TaskCompletionSource();
        service.OnRequest = (key, value) =>
        {
            held.Enqueue((key, value));
            if (held.Count == Plan.Organizations * DemoExchange.Window)
            {
                full.TrySetResult();
            }
        };

        var sending = exchange.SendAllAsync(CancellationToken.None);
        await full.Task;
        sending.IsCompleted.ShouldBeFalse();
        held.Count.ShouldBe(Plan.Organizations * DemoExchange.Window);

        service.OnRequest = (key, value) => exchange.OnAnswer(key, AnswerTo(value));
        while (held.TryDequeue(out var request))
        {
            exchange.OnAnswer(request.Key, AnswerTo(request.Value));
        }

        await sending;
        await exchange.AllAnswered;
    }

    [Fact]
    public async Task OnAnswer_WrongFigures_IsAFault()
    {
        var service = new FakeService();
        var exchange = new DemoExchange(service, Plan with { Organizations = 1, Weeks = 1 }, TimeProvider.System);
        service.OnRequest = (key, _) => exchange.OnAnswer(key, """{"organizationId":"org-1","weekly":{}}"""u8.ToArray());

        await exchange.SendAllAsync(CancellationToken.None);

        exchange.Faults.Count.ShouldBe(2);
        exchange.Faults.ShouldAllBe(fault => fault.Contains("groups and weeks"));
    }

    [Fact]
    public void OnAnswer_NobodyAsked_IsPassedOver()
    {
        var exchange = new DemoExchange(new FakeService(), Plan, TimeProvider.System);

        exchange.OnAnswer("org-1/other", "{}"u8.ToArray());

        exchange.Answers.ShouldBe(0);
        exchange.Faults.ShouldBeEmpty();
    }

    [Fact]
    public void Default_Plan_IsTogetherAYearOfHourlyRows() =>
        (DemoPlan.Default.Organizations * DemoPlan.Default.Weeks).ShouldBe(52);

    private static byte[] AnswerTo(byte[] request)
    {
        var message = MessageFolder.Fold(request, FoldLimits.Default).Message!;
        return AnswerWriter.WriteRollup(message, WeeklyFigures.From(message.Groups, message.WeekStart));
    }

    private sealed class FakeService : IDemoService
    {
        public Action<string, byte[]> OnRequest { get; set; } = (_, _) => { };

        public Task SendAsync(string? key, ReadOnlyMemory<byte> value, CancellationToken cancel)
        {
            if (key is not null)
            {
                OnRequest(key, value.ToArray());
            }

            return Task.CompletedTask;
        }

        public ServiceFigures Read() => default;
    }
}

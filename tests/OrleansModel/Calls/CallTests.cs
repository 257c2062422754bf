using ScenarioOrleans.OrleansModel.Support;

namespace ScenarioOrleans.OrleansModel.Calls;

public sealed class CallTests(OneSilo silo) : IClassFixture<OneSilo>
{
    private readonly string _name = Guid.NewGuid().ToString();

    private ICallGrain Grain => silo.Grains.GetGrain<ICallGrain>(_name);

    [Fact]
    public async Task Call_OfEveryReturnType_Answers()
    {
        (await Grain.EchoAsync("text")).ShouldBe("text");
        (await Grain.AddAsync(40, 2)).ShouldBe(42);
        await Grain.NothingAsync();
    }

    [Fact]
    public async Task Call_ThatThrows_ThrowsTheSameAtTheCaller()
        => (await Should.ThrowAsync<InvalidDataException>(() => Grain.FailAsync("broken"))).Message.ShouldBe("broken");

    [Fact]
    public async Task Call_ThatThrowsATypeOfOurOwn_KeepsItsMembers()
        => (await Should.ThrowAsync<OwnException>(() => Grain.FailWithOwnExceptionAsync(7))).Number.ShouldBe(7);

    [Fact]
    public async Task OneWayCall_StillRunning_HasAnsweredItsCaller()
    {
        await Grain.OneWayAsync(_name);

        await Gate.Of(_name).ArrivedAsync();
        Gate.Of(_name).Open();
        await Gate.Of(_name + "-done").ArrivedAsync();
    }

    [Fact]
    public async Task Call_LongerThanItsTimeout_FailsAtTheCallerAndEndsAtTheGrain()
    {
        var call = Grain.ShortAsync(_name);

        await Should.ThrowAsync<TimeoutException>(() => call);

        Gate.Of(_name).Open();
        (await Grain.EchoAsync("alive")).ShouldBe("alive");
    }

    [Fact]
    public async Task Call_ExpiredBeforeItCouldRun_NeverRuns()
    {
        var blocking = Grain.LongAsync(_name);
        await Gate.Of(_name).ArrivedAsync();

        await Should.ThrowAsync<TimeoutException>(() => Grain.ShortAsync(_name + "-late"));

        Gate.Of(_name).Open();
        await blocking;
        await Grain.EchoAsync("after");
        Gate.Of(_name + "-late").Most.ShouldBe(0);
    }

    [Fact]
    public async Task Cancellation_AtTheCaller_ReachesTheGrain()
    {
        using var cancellation = new CancellationTokenSource();
        var call = Grain.CancellableAsync(_name, cancellation.Token);
        await Gate.Of(_name).ArrivedAsync();

        await cancellation.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => call);
        await Gate.Of(_name + "-cancelled").ArrivedAsync();
    }

    [Fact]
    public async Task Cancellation_BeforeTheCall_StopsItAtOnce()
    {
        using var cancellation = new CancellationTokenSource();
        await cancellation.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(async () => await Grain.CancellableAsync(_name, cancellation.Token));

        Gate.Of(_name).Most.ShouldBe(0);
    }

    [Fact]
    public async Task Cancellation_OfACallThatWaits_AnswersItsCallerAtOnce()
    {
        using var cancellation = new CancellationTokenSource();
        var blocking = Grain.LongAsync(_name);
        await Gate.Of(_name).ArrivedAsync();
        var waiting = Grain.CancellableAsync(_name + "-waiting", cancellation.Token);

        await cancellation.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => waiting);
        blocking.IsCompleted.ShouldBeFalse();
        Gate.Of(_name).Open();
        Gate.Of(_name + "-waiting").Open();
        await blocking;
        (await Grain.EchoAsync("after")).ShouldBe("after");
    }

    [Fact]
    public async Task Reference_FromAGrainAndToAnother_Works()
    {
        var self = await Grain.SelfAsync();

        self.GetGrainId().ShouldBe(Grain.GetGrainId());
        self.ShouldBe(Grain);
        (await silo.Grains.GetGrain<ICallGrain>(_name + "-other").AskAsync(self, "hello")).ShouldBe("hello");
    }

    [Fact]
    public void GrainId_OfAReference_IsTheClassNameAndTheKey()
    {
        Grain.GetGrainId().ToString().ShouldBe($"call/{_name}");
        Grain.GetPrimaryKeyString().ShouldBe(_name);
    }
}

using Orleans.Runtime.Hosting;
using Orleans.Storage;
using Orleans.TestingHost;
using ScenarioOrleans.OrleansModel.Support;

namespace ScenarioOrleans.OrleansModel.Storage;

public sealed class StorageTests : IAsyncLifetime
{
    private readonly SharedStorage _shared = new();
    private InProcessTestCluster _cluster = null!;

    public async Task InitializeAsync() => _cluster = await TestClusters.DeployAsync(1, silo =>
    {
        silo.AddMemoryGrainStorageAsDefault().AddMemoryGrainStorage("memory");
        silo.Services.AddGrainStorage("shared", (_, _) => _shared);
    });

    public async Task DisposeAsync() => await _cluster.DisposeAsync();

    [Fact]
    public async Task State_BeforeAnyWrite_IsNewAndDoesNotExist()
    {
        var note = await Grain<INoteGrain>().ReadAsync();

        note.Text.ShouldBeEmpty();
        note.Exists.ShouldBeFalse();
        note.Etag.ShouldBeNull();
    }

    [Fact]
    public async Task Write_EachTime_ChangesTheEtag()
    {
        var grain = Grain<INoteGrain>();

        var first = await grain.WriteAsync("one");
        var second = await grain.WriteAsync("two");

        first.Exists.ShouldBeTrue();
        first.Etag.ShouldNotBeNull();
        second.Etag.ShouldNotBe(first.Etag);
        (await grain.ReadAsync()).ShouldBe(second);
    }

    [Fact]
    public async Task Read_AfterAChangeThatWasNotWritten_GivesWhatWasWritten()
    {
        var grain = Grain<INoteGrain>();
        await grain.WriteAsync("kept");

        (await grain.ChangeWithoutWritingAsync("lost")).Text.ShouldBe("kept,lost");

        (await grain.ReadAsync()).Text.ShouldBe("kept");
    }

    [Fact]
    public async Task Clear_AfterAWrite_LeavesNothing()
    {
        var grain = Grain<INoteGrain>();
        await grain.WriteAsync("gone");

        var cleared = await grain.ClearAsync();

        cleared.Exists.ShouldBeFalse();
        (await grain.ReadAsync()).Text.ShouldBeEmpty();
        (await grain.WriteAsync("again")).Text.ShouldBe("again");
    }

    [Fact]
    public async Task Write_OvertakenByAnother_FailsAndDeactivatesTheGrain()
    {
        var grain = Grain<ISharedNoteGrain>();
        await grain.WriteAsync("mine");
        var activation = await grain.ActivationAsync();
        _shared.Overtake("note", grain.GetGrainId(), new Note { Lines = ["theirs"] });

        var fault = await Should.ThrowAsync<InconsistentStateException>(() => grain.WriteAsync("late"));

        fault.CurrentEtag.ShouldBe("1");
        fault.StoredEtag.ShouldBe("2");
        (await grain.WriteAsync("next")).Text.ShouldBe("theirs,next");
        (await grain.ActivationAsync()).ShouldNotBe(activation);
    }

    [Fact]
    public async Task Write_WhenTheStorageFails_WrapsTheFaultAndKeepsTheGrain()
    {
        var grain = Grain<ISharedNoteGrain>();
        await grain.WriteAsync("first");
        var activation = await grain.ActivationAsync();
        _shared.Fault = new IOException("disk full");

        var fault = await Should.ThrowAsync<OrleansException>(() => grain.WriteAsync("second"));

        _shared.Fault = null;
        fault.GetBaseException().ShouldBeOfType<IOException>().Message.ShouldBe("disk full");
        (await grain.ActivationAsync()).ShouldBe(activation);
    }

    [Fact]
    public async Task Write_WithAToken_GivesItToTheStorage()
    {
        await Grain<ISharedNoteGrain>().WriteCancellableAsync("line");

        _shared.CancellableWrites.ShouldBe(1);
    }

    [Fact]
    public async Task BaseClassState_AfterReactivation_IsThere()
    {
        var grain = Grain<IBaseStateGrain>();
        await grain.AddAsync("kept");

        await grain.EndAsync();

        (await grain.LinesAsync()).ShouldBe(["kept"]);
    }

    [Fact]
    public async Task Grain_WithAStorageThatNobodyAdded_FailsItsCalls()
    {
        var fault = await Should.ThrowAsync<InvalidOperationException>(() => Grain<IHomelessGrain>().HelloAsync());

        fault.Message.ShouldContain(nameof(HomelessGrain));
        fault.GetBaseException().ShouldBeOfType<BadProviderConfigException>().Message.ShouldContain("nowhere");
    }

    private T Grain<T>()
        where T : IGrainWithStringKey
        => _cluster.Client.GetGrain<T>(Guid.NewGuid().ToString());
}

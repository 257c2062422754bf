using Orleans.Storage;
using ScenarioOrleans.Grains.State;
using ScenarioOrleans.Storage.Memory;

namespace ScenarioOrleans.Storage.Tests.Memory;

public sealed class IndexedMemoryStorageTests
{
    private readonly IndexedMemoryStorage _storage = new(new NoStorage());

    [Fact]
    public async Task List_OfAnOrganization_AreItsScenariosAlone()
    {
        await WriteAsync("org/b", "org/a", "org-1/a");

        (await ListAsync("org")).ShouldBe(["org/a", "org/b"]);
        (await ListAsync(null)).ShouldBe(["org-1/a", "org/a", "org/b"]);
    }

    [Fact]
    public async Task List_Cleared_IsGone()
    {
        await WriteAsync("org/a", "org/b");

        await _storage.ClearStateAsync(GroupListState.StateName, GrainId.Create("groups", "org/a"), new GrainState<StoredBlock>());

        (await ListAsync(null)).ShouldBe(["org/b"]);
    }

    [Fact]
    public async Task List_OtherStates_AreNoScenarios()
    {
        await _storage.WriteStateAsync("summary", GrainId.Create("summary", "org/a"), new GrainState<StoredBlock>());

        (await ListAsync(null)).ShouldBeEmpty();
    }

    private async Task WriteAsync(params string[] scenarios)
    {
        foreach (var scenario in scenarios)
        {
            await _storage.WriteStateAsync(GroupListState.StateName, GrainId.Create("groups", scenario), new GrainState<StoredBlock>());
        }
    }

    private async Task<string[]> ListAsync(string? organization) =>
        await _storage.ListAsync(organization, CancellationToken.None).Select(scenario => scenario.ToString()).ToArrayAsync();

    /// <summary>Keeps nothing and agrees to everything.</summary>
    private sealed class NoStorage : IGrainStorage
    {
        public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => Task.CompletedTask;

        public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => Task.CompletedTask;

        public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => Task.CompletedTask;
    }
}

using System.Text;
using ScenarioOrleans.Aggregation;
using ScenarioOrleans.Grains;
using ScenarioOrleans.Grains.State;
using ScenarioOrleans.Storage.Tests.Support;

namespace ScenarioOrleans.Storage.Tests.Contract;

public abstract class ScenarioIndexContract : StorageContract
{
    /// <summary>More than the pages of a walk have, and not a multiple of it.</summary>
    private const int Many = 2_500;

    private static readonly string[] Organizations =
        ["a", "a-b", "a/b", "a%2Fb", "A", "aa", "12", "Zürich", "\U0001F4DE desk", "\uffee wide", "tab\there", " ", "org-1"];

    [SkippableFact]
    public async Task List_NothingStored_IsEmpty() => (await ListAsync(await OpenAsync())).ShouldBeEmpty();

    [SkippableFact]
    public async Task List_ListsAmongOtherStates_AreThereOnceByTheirBytes()
    {
        var storage = await OpenAsync();
        var scenarios = Organizations.SelectMany(organization => new[] { "plan", "actuals/2024" }.Select(name => new ScenarioKey(organization, name))).ToArray();
        foreach (var scenario in scenarios)
        {
            await storage.Grain(new AggregateKey(scenario, AggregateKind.Running, new GroupKey("Voice", "F", "C")).ToString()).WriteAsync("sums");
            await storage.Grain(scenario.ToString(), "summary").WriteAsync("summary");
            await WriteListAsync(storage, scenario);
        }

        await storage.Grain("only/summary", "summary").WriteAsync("summary");

        (await ListAsync(storage)).ShouldBe(scenarios.Select(scenario => scenario.ToString()).Order(Bytewise));
    }

    [SkippableFact]
    public async Task List_OfAnOrganization_AreItsScenariosAlone()
    {
        var storage = await OpenAsync();
        foreach (var organization in Organizations)
        {
            await WriteListAsync(storage, new ScenarioKey(organization, "2"));
            await WriteListAsync(storage, new ScenarioKey(organization, "1"));
        }

        foreach (var organization in Organizations)
        {
            (await ListAsync(storage, organization)).ShouldBe([new ScenarioKey(organization, "1").ToString(), new ScenarioKey(organization, "2").ToString()]);
        }

        (await ListAsync(storage, "b")).ShouldBeEmpty();
    }

    [SkippableFact]
    public async Task List_MoreThanAPage_HasEachOnce()
    {
        var storage = await OpenAsync();
        var scenarios = Enumerable.Range(0, Many).Select(i => new ScenarioKey("org", $"{i}")).ToArray();
        await Task.WhenAll(scenarios.Append(new ScenarioKey("zzz", "last")).Select(scenario => WriteListAsync(storage, scenario)));

        (await ListAsync(storage, "org")).ShouldBe(scenarios.Select(scenario => scenario.ToString()).Order(Bytewise));
        (await ListAsync(storage)).Length.ShouldBe(Many + 1);
    }

    [SkippableFact]
    public async Task List_NamesThatAreStoredByTheirBeginning_AreWhole()
    {
        var storage = await OpenAsync();
        var name = new string('é', 506);
        ScenarioKey[] scenarios = [new(name, name), new(name + "1", "plan"), new(name + "2", "plan"), new("org", name), new("org", name + "/")];
        await Task.WhenAll(scenarios.Select(scenario => WriteListAsync(storage, scenario)));
        await storage.Grain(new ScenarioKey("org", name + "without groups").ToString(), GroupListState.StateName).WriteAsync(GroupListState.Empty.ToBlock());

        (await ListAsync(storage)).ShouldBe(scenarios.Select(scenario => scenario.ToString()), ignoreOrder: true);
        (await ListAsync(storage, "org")).ShouldBe(scenarios[3..].Select(scenario => scenario.ToString()), ignoreOrder: true);
        (await ListAsync(storage, name)).ShouldBe([scenarios[0].ToString()]);
        (await ListAsync(storage, name + "1")).ShouldBe([scenarios[1].ToString()]);
    }

    [SkippableFact]
    public async Task List_Cleared_IsGone()
    {
        var storage = await OpenAsync();
        var list = await WriteListAsync(storage, new ScenarioKey("org", "plan"));

        await list.ClearAsync();

        (await ListAsync(storage)).ShouldBeEmpty();
    }

    [SkippableFact]
    public async Task List_DatabaseOfTheFirstSchema_HasWhatWasStoredBefore()
    {
        var before = await OpenAsync();
        await WriteListAsync(before, new ScenarioKey("org", "plan"));
        await CloseAsync(before);
        Database.Execute("DROP INDEX group_lists");
        Database.Execute("DELETE FROM storage_schema WHERE version > 1");

        (await ListAsync(await OpenAsync())).ShouldBe(["org/plan"]);
    }

    [SkippableFact]
    public async Task List_DatabaseThatCannotBeRead_FailsAsTheStorageDoes()
    {
        var storage = await OpenAsync();
        Database.Execute("DROP TABLE state_blocks");

        await Should.ThrowAsync<StorageException>(() => ListAsync(storage));
    }

    [SkippableFact]
    public async Task List_GivenUp_EndsAsCancelled()
    {
        var storage = await OpenAsync();

        await Should.ThrowAsync<OperationCanceledException>(async () => await storage.Scenarios.ListAsync(null, new CancellationToken(true)).ToArrayAsync());
    }

    private static readonly Comparer<string> Bytewise =
        Comparer<string>.Create((a, b) => Encoding.UTF8.GetBytes(a).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(b)));

    private static async Task<string[]> ListAsync(OpenedStorage storage, string? organization = null) =>
        await storage.Scenarios.ListAsync(organization, CancellationToken.None).Select(scenario => scenario.ToString()).ToArrayAsync();

    private static Task<GrainWriter> WriteListAsync(OpenedStorage storage, ScenarioKey scenario)
    {
        var aggregate = new AggregateKey(scenario, AggregateKind.Running, new GroupKey("Voice", "F", "C")).ToString();
        return storage.Grain(scenario.ToString(), GroupListState.StateName).WriteAsync(GroupListState.Empty.AddRunning([aggregate]).ToBlock());
    }
}

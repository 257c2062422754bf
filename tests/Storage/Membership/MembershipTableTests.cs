using ScenarioOrleans.Storage.Tests.Support;

namespace ScenarioOrleans.Storage.Tests.Membership;

/// <summary>Orleans' own membership over the queries of this service.</summary>
[Collection(PostgresTests.Name)]
public sealed class MembershipTableTests : IDisposable
{
    private readonly MembershipHost _host;

    public MembershipTableTests(PostgresServer server)
    {
        ArgumentNullException.ThrowIfNull(server);
        _host = new MembershipHost(server.CreateDatabase());
    }

    [SkippableFact]
    public async Task ReadAll_NoSiloYet_HasTheVersion()
    {
        var table = await _host.StartAsync();

        var data = await table.ReadAllAsync(CancellationToken.None);

        data.Members.ShouldBeEmpty();
        data.Version.Version.ShouldBe(0);
    }

    [SkippableFact]
    public async Task InsertRow_CurrentVersion_IsReadBackAsWritten()
    {
        var table = await _host.StartAsync();
        var silo = MembershipHost.Silo(1);

        (await table.InsertRowAsync(silo, await NextAsync(table), CancellationToken.None)).ShouldBeTrue();

        foreach (var data in new[] { await table.ReadAllAsync(CancellationToken.None), await table.ReadRowAsync(silo.SiloAddress, CancellationToken.None) })
        {
            data.Version.Version.ShouldBe(1);
            var (entry, _) = data.Members.ShouldHaveSingleItem();
            entry.SiloAddress.ShouldBe(silo.SiloAddress);
            (entry.SiloName, entry.HostName, entry.Status, entry.ProxyPort).ShouldBe((silo.SiloName, silo.HostName, silo.Status, silo.ProxyPort));
            (entry.StartTime, entry.IAmAliveTime).ShouldBe((silo.StartTime, silo.IAmAliveTime));
        }
    }

    [SkippableFact]
    public async Task InsertRow_OfAnEarlierVersionOrTwice_ChangesNothing()
    {
        var table = await _host.StartAsync();
        var first = await NextAsync(table);
        (await table.InsertRowAsync(MembershipHost.Silo(1), first, CancellationToken.None)).ShouldBeTrue();

        (await table.InsertRowAsync(MembershipHost.Silo(2), first, CancellationToken.None)).ShouldBeFalse();
        (await table.InsertRowAsync(MembershipHost.Silo(1), await NextAsync(table), CancellationToken.None)).ShouldBeFalse();

        var data = await table.ReadAllAsync(CancellationToken.None);
        (data.Version.Version, data.Members.Count).ShouldBe((1, 1));
    }

    [SkippableFact]
    public async Task UpdateRow_CurrentVersion_KeepsStatusSuspicionsAndTheLaterSignOfLife()
    {
        var table = await _host.StartAsync();
        var silo = MembershipHost.Silo(30);
        await table.InsertRowAsync(silo, await NextAsync(table), CancellationToken.None);
        silo.Status = SiloStatus.Active;
        silo.IAmAliveTime = silo.IAmAliveTime.AddSeconds(-10);
        silo.AddSuspector(MembershipHost.Silo(2).SiloAddress, silo.StartTime);

        (await UpdateAsync(table, silo, await NextAsync(table))).ShouldBeTrue();

        var data = await table.ReadAllAsync(CancellationToken.None);
        data.Version.Version.ShouldBe(2);
        var entry = data.Members[0].Item1;
        entry.Status.ShouldBe(SiloStatus.Active);
        entry.IAmAliveTime.ShouldBe(MembershipHost.Silo(30).IAmAliveTime);
        entry.SuspectTimes.ShouldHaveSingleItem().Item1.ShouldBe(MembershipHost.Silo(2).SiloAddress);
    }

    [SkippableFact]
    public async Task UpdateRow_OfAnEarlierVersionOrOfNoSilo_ChangesNothing()
    {
        var table = await _host.StartAsync();
        var early = await NextAsync(table);
        await table.InsertRowAsync(MembershipHost.Silo(1), early, CancellationToken.None);

        (await UpdateAsync(table, MembershipHost.Silo(1, SiloStatus.Dead), early)).ShouldBeFalse();
        (await UpdateAsync(table, MembershipHost.Silo(2, SiloStatus.Dead), await NextAsync(table))).ShouldBeFalse();

        var data = await table.ReadAllAsync(CancellationToken.None);
        data.Version.Version.ShouldBe(1);
        data.Members.ShouldHaveSingleItem().Item1.Status.ShouldBe(SiloStatus.Joining);
    }

    [SkippableFact]
    public async Task UpdateRow_ManyAtOnceOfOneVersion_OneWins()
    {
        var table = await _host.StartAsync();
        await table.InsertRowAsync(MembershipHost.Silo(1), await NextAsync(table), CancellationToken.None);
        var next = await NextAsync(table);

        var won = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => UpdateAsync(table, MembershipHost.Silo(1, SiloStatus.Active), next)));

        won.Count(one => one).ShouldBe(1);
        (await table.ReadAllAsync(CancellationToken.None)).Version.Version.ShouldBe(2);
    }

    [SkippableFact]
    public async Task UpdateIAmAlive_OneSilo_LeavesTheVersion()
    {
        var table = await _host.StartAsync();
        await table.InsertRowAsync(MembershipHost.Silo(1), await NextAsync(table), CancellationToken.None);
        var later = MembershipHost.Silo(1);
        later.IAmAliveTime = later.IAmAliveTime.AddMinutes(1);

        await table.UpdateIAmAliveAsync(later, CancellationToken.None);

        var data = await table.ReadAllAsync(CancellationToken.None);
        data.Version.Version.ShouldBe(1);
        data.Members[0].Item1.IAmAliveTime.ShouldBe(later.IAmAliveTime);
    }

    [SkippableFact]
    public async Task CleanupDefunctSiloEntries_DeadForLong_AreGoneAndOthersStay()
    {
        var table = await _host.StartAsync();
        foreach (var silo in new[] { MembershipHost.Silo(1, SiloStatus.Dead), MembershipHost.Silo(2, SiloStatus.Active), MembershipHost.Silo(30, SiloStatus.Dead) })
        {
            await table.InsertRowAsync(silo, await NextAsync(table), CancellationToken.None);
        }

        await table.CleanupDefunctSiloEntriesAsync(MembershipHost.Silo(20).IAmAliveTime, CancellationToken.None);

        (await table.ReadAllAsync(CancellationToken.None)).Members.Select(member => member.Item1.SiloAddress.Generation).Order().ShouldBe([2, 30]);
    }

    [SkippableFact]
    public async Task DeleteMembershipTableEntries_ItsCluster_IsEmpty()
    {
        var table = await _host.StartAsync();
        await table.InsertRowAsync(MembershipHost.Silo(1), await NextAsync(table), CancellationToken.None);

        await table.DeleteMembershipTableEntriesAsync("cluster", CancellationToken.None);

        await table.InitializeMembershipTableAsync(tryInitTableVersion: true, CancellationToken.None);
        (await table.ReadAllAsync(CancellationToken.None)).Members.ShouldBeEmpty();
    }

    public void Dispose() => _host.Dispose();

    /// <summary>With the tag of a row that was read.</summary>
    private static async Task<bool> UpdateAsync(IMembershipTable table, MembershipEntry entry, TableVersion next)
    {
        var tag = (await table.ReadAllAsync(CancellationToken.None)).Members[0].Item2;
        return await table.UpdateRowAsync(entry, tag, next, CancellationToken.None);
    }

    private static async Task<TableVersion> NextAsync(IMembershipTable table) => (await table.ReadAllAsync(CancellationToken.None)).Version.Next();
}

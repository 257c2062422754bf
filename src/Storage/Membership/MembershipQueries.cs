using System.Collections.Frozen;

namespace ScenarioOrleans.Storage.Membership;

/// <summary>
/// What Orleans' membership asks the database, by the keys under which its ADO.NET provider looks for it in the table <c>OrleansQuery</c>.
/// Names of parameters and columns are the provider's. A query that changes the membership returns one row with one column, whether it did: it does
/// only if the version is still the one that the silo has read, so of two silos that write at once one reads again.
/// </summary>
/// <remarks>A status of 3 is an active silo, 6 a dead one, which never comes back: a process that starts anew has another generation.</remarks>
internal static class MembershipQueries
{
    private const string Silo = "deploymentid = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation";
    private const string Columns = """
        v.deploymentid AS DeploymentId, s.address AS Address, s.port AS Port, s.generation AS Generation, s.siloname AS SiloName,
        s.hostname AS HostName, s.status AS Status, s.proxyport AS ProxyPort, s.suspecttimes AS SuspectTimes, s.starttime AS StartTime,
        s.iamalivetime AS IAmAliveTime, v.version AS Version
        """;

    public static FrozenDictionary<string, string> ByKey { get; } = new Dictionary<string, string>
    {
        ["InsertMembershipVersionKey"] = """
            WITH added AS (INSERT INTO orleansmembershipversiontable (deploymentid) VALUES (@DeploymentId) ON CONFLICT DO NOTHING RETURNING 1)
            SELECT EXISTS (SELECT FROM added)
            """,
        ["InsertMembershipKey"] = $"""
            WITH moved AS (
                UPDATE orleansmembershipversiontable SET version = version + 1, timestamp = now()
                WHERE deploymentid = @DeploymentId AND version = @Version AND NOT EXISTS (SELECT FROM orleansmembershiptable WHERE {Silo})
                RETURNING deploymentid),
            added AS (
                INSERT INTO orleansmembershiptable (
                    deploymentid, address, port, generation, siloname, hostname, status, proxyport, starttime, iamalivetime)
                SELECT deploymentid, @Address, @Port, @Generation, @SiloName, @HostName, @Status, @ProxyPort, @StartTime, @IAmAliveTime FROM moved
                RETURNING 1)
            SELECT EXISTS (SELECT FROM added)
            """,
        ["UpdateMembershipKey"] = $"""
            WITH moved AS (
                UPDATE orleansmembershipversiontable SET version = version + 1, timestamp = now()
                WHERE deploymentid = @DeploymentId AND version = @Version AND EXISTS (SELECT FROM orleansmembershiptable WHERE {Silo})
                RETURNING 1),
            changed AS (
                UPDATE orleansmembershiptable
                SET status = @Status, suspecttimes = @SuspectTimes, iamalivetime = greatest(iamalivetime, @IAmAliveTime)
                WHERE {Silo} AND EXISTS (SELECT FROM moved)
                RETURNING 1)
            SELECT EXISTS (SELECT FROM changed)
            """,
        ["UpdateIAmAlivetimeKey"] = $"UPDATE orleansmembershiptable SET iamalivetime = @IAmAliveTime WHERE {Silo}",

        // The version comes also when there is no silo.
        ["MembershipReadAllKey"] = $"""
            SELECT {Columns} FROM orleansmembershipversiontable v LEFT JOIN orleansmembershiptable s USING (deploymentid)
            WHERE v.deploymentid = @DeploymentId
            """,
        ["MembershipReadRowKey"] = $"""
            SELECT {Columns} FROM orleansmembershipversiontable v
            LEFT JOIN (SELECT * FROM orleansmembershiptable WHERE {Silo}) s USING (deploymentid)
            WHERE v.deploymentid = @DeploymentId
            """,
        ["GatewaysQueryKey"] = """
            SELECT address AS Address, proxyport AS ProxyPort, generation AS Generation FROM orleansmembershiptable
            WHERE deploymentid = @DeploymentId AND status = @Status AND proxyport > 0
            """,
        ["CleanupDefunctSiloEntriesKey"] = """
            DELETE FROM orleansmembershiptable
            WHERE deploymentid = @DeploymentId AND status = 6 AND greatest(starttime, iamalivetime) < @IAmAliveTime
            """,
        ["CleanupDefunctSiloEntryKey"] = $"""
            DELETE FROM orleansmembershiptable
            WHERE {Silo} AND status = 6 AND iamalivetime = @IAmAliveTime AND starttime = @StartTime
                AND suspecttimes IS NOT DISTINCT FROM @SuspectTimes
            """,
        ["DeleteMembershipTableEntriesKey"] = """
            DELETE FROM orleansmembershiptable WHERE deploymentid = @DeploymentId;
            DELETE FROM orleansmembershipversiontable WHERE deploymentid = @DeploymentId
            """,
    }.ToFrozenDictionary(StringComparer.Ordinal);
}

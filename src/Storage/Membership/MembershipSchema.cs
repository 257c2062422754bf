using ScenarioOrleans.Storage.Postgres;
using ScenarioOrleans.Storage.Schema;

namespace ScenarioOrleans.Storage.Membership;

/// <summary>
/// The tables of the cluster's membership, in the first schema of the connection's search path. Those that begin with <c>orleans</c> have the
/// names and columns that Orleans' documentation uses. A change of a query is a step, like that of a table.
/// </summary>
internal static class MembershipSchema
{
    public static SchemaSteps Steps { get; } = new(
        "membership_schema",
        "SELECT count(to_regclass('membership_schema'))",
        PostgresSchema.Lock,
        "CREATE TABLE membership_schema (version INTEGER PRIMARY KEY, applied TIMESTAMPTZ NOT NULL DEFAULT now())",
        [First + Queries()]);

    /// <summary>Tables that another program has made are left to it: a query changed under a running cluster would split it.</summary>
    private const string First = """
        DO $$
        BEGIN
            IF to_regclass('orleansquery') IS NOT NULL OR to_regclass('orleansmembershiptable') IS NOT NULL THEN
                RAISE EXCEPTION 'the schema % has tables of another Orleans service. Give this service a database or a schema of its own (Database or Search Path in Scenario:Storage:ConnectionString)', current_schema();
            END IF;
        END
        $$;

        CREATE TABLE orleansquery (querykey TEXT PRIMARY KEY, querytext TEXT NOT NULL);

        CREATE TABLE orleansmembershipversiontable (
            deploymentid TEXT PRIMARY KEY,
            timestamp TIMESTAMPTZ NOT NULL DEFAULT now(),
            version INTEGER NOT NULL DEFAULT 0);

        CREATE TABLE orleansmembershiptable (
            deploymentid TEXT NOT NULL REFERENCES orleansmembershipversiontable,
            address TEXT NOT NULL,
            port INTEGER NOT NULL,
            generation INTEGER NOT NULL,
            siloname TEXT NOT NULL,
            hostname TEXT NOT NULL,
            status INTEGER NOT NULL,
            proxyport INTEGER NOT NULL,
            suspecttimes TEXT,
            starttime TIMESTAMPTZ NOT NULL,
            iamalivetime TIMESTAMPTZ NOT NULL,
            PRIMARY KEY (deploymentid, address, port, generation));

        CREATE TABLE cluster_identity (
            one BOOLEAN PRIMARY KEY DEFAULT true CHECK (one),
            service_id TEXT NOT NULL,
            cluster_id TEXT NOT NULL);

        """;

    private static string Queries() => string.Concat(MembershipQueries.ByKey.OrderBy(query => query.Key, StringComparer.Ordinal).Select(query =>
        $"INSERT INTO orleansquery (querykey, querytext) VALUES ('{query.Key}', $query${query.Value}$query$);\n"));
}

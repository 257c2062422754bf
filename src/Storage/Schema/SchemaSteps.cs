using System.Data.Common;
using System.Globalization;
using ScenarioOrleans.Grains;

namespace ScenarioOrleans.Storage.Schema;

/// <summary>
/// A schema as the steps that lead to it: step n makes version n of version n - 1. Steps are only ever added. All that are missing are
/// done in one transaction, and two processes that start at once do not meet.
/// </summary>
/// <param name="VersionTable">The table that says which steps are done, for instance <c>storage_schema</c>.</param>
/// <param name="VersionTableExists">A query for 1 when that table is there, else 0.</param>
/// <param name="Begin">Said first in the transaction: keeps others out until its end.</param>
/// <param name="CreateVersionTable">Makes that table, with a column <c>version</c>.</param>
/// <param name="Steps">The steps.</param>
internal sealed record SchemaSteps(
    string VersionTable, string VersionTableExists, string Begin, string CreateVersionTable, IReadOnlyList<string> Steps)
{
    /// <exception cref="StorageException">The database has a newer schema; it was not changed.</exception>
    public void Apply(DbConnection connection, string provider, string database)
    {
        using var transaction = connection.BeginTransaction();
        Run(transaction, Begin);
        var known = Number(transaction, VersionTableExists) != 0;
        var found = known ? Number(transaction, $"SELECT coalesce(max(version), 0) FROM {VersionTable}") : 0;
        if (found > Steps.Count)
        {
            throw new StorageException(
                $"The database {database} has {VersionTable} {found}; this version knows up to {Steps.Count}. Run the version that made it, or a later one; it was not changed.")
            {
                Provider = provider,
            };
        }

        if (!known)
        {
            Run(transaction, CreateVersionTable);
        }

        for (var version = found + 1; version <= Steps.Count; version++)
        {
            RunStep(transaction, Steps[(int)version - 1]);
            Run(transaction, string.Create(CultureInfo.InvariantCulture, $"INSERT INTO {VersionTable} (version) VALUES ({version})"));
        }

        transaction.Commit();
    }

    private static void Run(DbTransaction transaction, string statement)
    {
        using var command = Command(transaction, statement);
        command.ExecuteNonQuery();
    }

    /// <summary>However long it takes: an index over a large table does.</summary>
    private static void RunStep(DbTransaction transaction, string statement)
    {
        using var command = Command(transaction, statement);
        command.CommandTimeout = 0;
        command.ExecuteNonQuery();
    }

    private static long Number(DbTransaction transaction, string query)
    {
        using var command = Command(transaction, query);
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    private static DbCommand Command(DbTransaction transaction, string text)
    {
        var command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = text;
        return command;
    }
}

using Npgsql;
using NpgsqlTypes;
using ScenarioOrleans.Aggregation;
using ScenarioOrleans.Storage.Writing;

namespace ScenarioOrleans.Storage.Postgres;

/// <summary>The writes of one transaction, turned into the columns that <see cref="PostgresStatements.Commit"/> takes.</summary>
internal static class PostgresBatch
{
    public static void Fill(NpgsqlCommand command, IReadOnlyList<PendingWrite> writes, DateTimeOffset now)
    {
        AddWrites(command, writes);
        AddWeeks(command, writes);
        command.Parameters.Add(new NpgsqlParameter<DateTime>(string.Empty, NpgsqlDbType.TimestampTz) { TypedValue = now.UtcDateTime });
    }

    private static void AddWrites(NpgsqlCommand command, IReadOnlyList<PendingWrite> writes)
    {
        Add(command, NpgsqlDbType.Integer, [.. Enumerable.Range(0, writes.Count)]);
        AddText(command, writes, static write => write.Key.GrainType);
        AddText(command, writes, static write => write.Key.StateName);
        AddText(command, writes, static write => write.Key.GrainKey);
        Add(command, NpgsqlDbType.Bigint, Column(writes, static write => write.Expected?.Row));
        Add(command, NpgsqlDbType.Bigint, Column(writes, static write => write.Expected?.Number));
        Add(command, NpgsqlDbType.Bytea, Column(writes, static write => write.Block));
        Add(command, NpgsqlDbType.Boolean, Column(writes, static write => write.Block is null || write.Figures is { Whole: true }));
        AddText(command, writes, static write => write.Figures?.Organization);
        AddText(command, writes, static write => write.Figures?.Scenario);
        AddText(command, writes, static write => write.Figures?.Kind);
        AddText(command, writes, static write => write.Figures?.ContactType);
        AddText(command, writes, static write => write.Figures?.StaffType);
        AddText(command, writes, static write => write.Figures?.CallCenter);
        AddText(command, writes, static write => write.Figures?.WeekStart);
    }

    private static void AddWeeks(NpgsqlCommand command, IReadOnlyList<PendingWrite> writes)
    {
        var count = writes.Sum(static write => write.Figures?.Weeks.Length ?? 0);
        var numbers = new int[count];
        var weeks = new DateOnly[count];
        var rows = new long[count];
        var values = new string?[Measures.Count][];
        for (var measure = 0; measure < values.Length; measure++)
        {
            values[measure] = new string?[count];
        }

        var next = 0;
        for (var number = 0; number < writes.Count; number++)
        {
            foreach (var week in writes[number].Figures?.Weeks ?? [])
            {
                (numbers[next], weeks[next], rows[next]) = (number, week.Week, week.Rows);
                for (var measure = 0; measure < values.Length; measure++)
                {
                    values[measure][next] = week.Text((Measure)measure);
                }

                next++;
            }
        }

        Add(command, NpgsqlDbType.Integer, numbers);
        Add(command, NpgsqlDbType.Date, weeks);
        Add(command, NpgsqlDbType.Bigint, rows);
        foreach (var measure in values)
        {
            Add(command, NpgsqlDbType.Text, measure);
        }
    }

    private static void AddText(NpgsqlCommand command, IReadOnlyList<PendingWrite> writes, Func<PendingWrite, string?> read) =>
        Add(command, NpgsqlDbType.Text, Column(writes, read));

    private static void Add<T>(NpgsqlCommand command, NpgsqlDbType element, T[] column) =>
        command.Parameters.Add(new NpgsqlParameter<T[]>(string.Empty, NpgsqlDbType.Array | element) { TypedValue = column });

    private static T[] Column<T>(IReadOnlyList<PendingWrite> writes, Func<PendingWrite, T> read)
    {
        var column = new T[writes.Count];
        for (var i = 0; i < column.Length; i++)
        {
            column[i] = read(writes[i]);
        }

        return column;
    }
}

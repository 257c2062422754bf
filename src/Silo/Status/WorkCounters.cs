namespace ScenarioOrleans.Silo.Status;

/// <summary>What the service has done since it started; a redelivered message counts again. Thread-safe.</summary>
public sealed class WorkCounters
{
    private long _rows;
    private long _rejectedRows;
    private long _answers;

    /// <summary>Rows of the messages done, rejected rows among them.</summary>
    public long Rows => Interlocked.Read(ref _rows);

    /// <summary>Rows that could not be used.</summary>
    public long RejectedRows => Interlocked.Read(ref _rejectedRows);

    /// <summary>Answers on the response topic.</summary>
    public long Answers => Interlocked.Read(ref _answers);

    /// <summary>A rollup request is answered.</summary>
    public void OnAnswered(long rows, long rejectedRows)
    {
        OnAdded(rows, rejectedRows);
        Interlocked.Increment(ref _answers);
    }

    /// <summary>Hourly rows are in the running sums.</summary>
    public void OnAdded(long rows, long rejectedRows)
    {
        Interlocked.Add(ref _rows, rows);
        Interlocked.Add(ref _rejectedRows, rejectedRows);
    }
}

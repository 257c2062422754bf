namespace ScenarioOrleans.Grains;

/// <summary>
/// The storage could not read, write or start. Branch on the properties, never on the text; the driver's own exception is inside.
/// An Orleans exception, because Orleans wraps whatever else a storage throws.
/// </summary>
[GenerateSerializer, Alias("scenario.StorageException")]
public sealed class StorageException : OrleansException
{
    public StorageException()
    {
    }

    public StorageException(string message)
        : base(message)
    {
    }

    public StorageException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>
    /// The same operation may succeed later: busy or locked, disk full, connection lost, server starting. A write that failed so may
    /// have been kept all the same when the connection broke during its commit: then its repetition is an etag conflict.
    /// </summary>
    [Id(0)]
    public bool Transient { get; init; }

    /// <summary><c>sqlite</c> or <c>postgres</c>; empty when it is not about one of them.</summary>
    [Id(1)]
    public string Provider { get; init; } = string.Empty;

    /// <summary>
    /// It concerns the database and not what was written: disk full, damaged, not to be opened, not permitted. Other writes fail too, or fit by
    /// luck, until somebody mends it; some of it mends itself, and is <see cref="Transient"/> as well.
    /// </summary>
    [Id(2)]
    public bool WholeDatabase { get; init; }
}

namespace ScenarioOrleans.Aggregation;

/// <summary>How an answer's JSON travels.</summary>
public enum ContentEncoding
{
    /// <summary><c>gzip+base64</c>: base64 of gzip, what existing consumers expect.</summary>
    GzipBase64,

    /// <summary><c>gzip</c>.</summary>
    Gzip,

    /// <summary><c>identity</c>: plain JSON.</summary>
    Identity,
}

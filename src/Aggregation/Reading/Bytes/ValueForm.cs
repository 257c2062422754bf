namespace ScenarioOrleans.Aggregation;

/// <summary>How a value's bytes are encoded.</summary>
internal enum ValueForm
{
    /// <summary>Nothing, or white space only.</summary>
    Empty,

    /// <summary>JSON: an object or an array.</summary>
    Json,

    /// <summary>May be a JSON text or number, or no JSON at all: only reading it tells.</summary>
    PerhapsJson,
    Gzip,
    Base64Gzip,

    /// <summary>Base64 of gzip as a JSON text that has escapes, or does not end as a text does.</summary>
    QuotedBase64Gzip,
    Unknown,
}

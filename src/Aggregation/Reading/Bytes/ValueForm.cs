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
    Unknown,
}

using ScenarioOrleans.Aggregation;
using ScenarioOrleans.Cli.Decode;

namespace ScenarioOrleans.Cli.Rollup;

/// <summary>How an answer is written: as it would travel, indented for people, or (neither) as compact JSON.</summary>
internal sealed record RollupForm(ContentEncoding? Encoding, bool Pretty)
{
    /// <summary>Whether several answers can stand in one text, a line or more each.</summary>
    public bool IsText => Encoding is not ContentEncoding.Gzip;

    public string Extension => Encoding switch
    {
        ContentEncoding.GzipBase64 => ".answer.b64",
        ContentEncoding.Gzip => ".answer.json.gz",
        _ => ".answer.json",
    };

    public ReadOnlyMemory<byte> Of(byte[] answer, RequestOptions options) => this switch
    {
        { Pretty: true } => IndentedJson.Of(answer, out _),
        { Encoding: { } encoding } => PayloadEncoder.EncodeAnswer(answer, encoding, options),
        _ => answer,
    };
}

namespace ScenarioOrleans.Aggregation;

/// <summary>Where a message's JSON comes from; may be opened several times.</summary>
/// <param name="Form">How the content is encoded.</param>
/// <param name="Content">The record's value, or a text in it, without what is around it.</param>
/// <param name="Outer">Null, or the JSON of which this one is a part; then form and content say nothing.</param>
/// <param name="Part">Which part.</param>
/// <param name="Json">Null, or where plain JSON comes from that is not at hand as a whole; then it may be opened only once.</param>
internal sealed record JsonOrigin(ValueForm Form, ReadOnlyMemory<byte> Content, JsonOrigin? Outer = null, Wrapper? Part = null, Stream? Json = null)
{
    public bool IsGzip => Form is ValueForm.Gzip or ValueForm.Base64Gzip or ValueForm.QuotedBase64Gzip;

    public static JsonOrigin OfValue(ReadOnlyMemory<byte> value)
    {
        var form = ValueForms.Recognise(value, out var content);
        return new JsonOrigin(form, content);
    }

    /// <summary>A part of this one's JSON.</summary>
    public JsonOrigin At(Wrapper part) => new(ValueForm.Json, default, this, part);

    /// <exception cref="FaultException">The value is empty, or its encoding is not known.</exception>
    public ByteSource Open(FoldLimits limits) => this switch
    {
        { Json: { } stream } => new LimitedSource(new StreamSource(stream), limits.MaxInflatedBytes),
        { Outer: { } outer, Part: { } part } => new PartSource(outer.Open(limits), part.Start, part.Length),
        _ => PayloadReader.Open(Form, Content, limits),
    };
}

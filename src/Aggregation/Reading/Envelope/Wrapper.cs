namespace ScenarioOrleans.Aggregation;

/// <summary>An envelope of another program, in which the message is.</summary>
/// <param name="Name">Where the message is, to follow "in the".</param>
/// <param name="Kind">What stands there.</param>
/// <param name="Start">Where in the envelope's JSON it stands, in bytes.</param>
/// <param name="Length">How many bytes it has there.</param>
/// <param name="IsBase64">Whether it is a text that has the message's bytes as base64.</param>
internal sealed record Wrapper(string Name, JsonKind Kind, long Start, long Length, bool IsBase64)
{
    /// <summary>Null when the message is no such envelope: whatever can be used as it is, is used as it is.</summary>
    public static Wrapper? Of(Envelope envelope)
    {
        if (!envelope[EnvelopeField.OrganizationId].IsMissing
            || !envelope[EnvelopeField.Weekly].IsMissing
            || !envelope[EnvelopeField.Rows].IsMissing
            || !envelope[EnvelopeField.Parameters].IsMissing)
        {
            return null;
        }

        if (envelope[EnvelopeField.SpecVersion].Kind != JsonKind.Absent)
        {
            return Of(envelope[EnvelopeField.Data], "data of the CloudEvent", false)
                ?? Of(envelope[EnvelopeField.DataBase64], "data_base64 of the CloudEvent", true);
        }

        return envelope[EnvelopeField.Schema].Kind != JsonKind.Absent
            ? Of(envelope[EnvelopeField.Payload], "payload of Kafka Connect's envelope", false)
            : null;
    }

    private static Wrapper? Of(FieldValue part, string name, bool isBase64) =>
        part.Kind == JsonKind.Absent ? null : new Wrapper(name, part.Kind, part.Place, part.WholeLength, isBase64);
}

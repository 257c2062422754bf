namespace ScenarioOrleans.Aggregation;

/// <summary>Everything that reading one message needs, kept from message to message. One message at a time.</summary>
internal sealed class MessageReader
{
    private readonly JsonInput _input = new();
    private readonly Envelope _envelope = new();
    private readonly EnvelopeReader _reader;

    public MessageReader() => _reader = new EnvelopeReader(_input, _envelope);

    /// <param name="value">The record's value.</param>
    /// <param name="limits">What it may cost.</param>
    /// <param name="names">How its names are understood.</param>
    /// <param name="windowBytes">How much JSON is in memory at once; more only for a row that is longer.</param>
    /// <param name="cancel">Ends the reading with an exception.</param>
    /// <exception cref="FaultException">The message cannot be used.</exception>
    public FoldedMessage Read(ReadOnlyMemory<byte> value, FoldLimits limits, FoldNames names, int windowBytes, CancellationToken cancel)
    {
        var form = ValueForms.Recognise(value, out var content);
        using var source = PayloadReader.Open(form, content, limits);
        _envelope.Reset();
        _input.Reset(source, windowBytes, limits.MaxRowBytes, cancel);
        try
        {
            _reader.Read(limits, names);
            return EnvelopeRules.Apply(_envelope, limits, _input.BytesSeen);
        }
        catch (FaultException fault) when (fault.Fault.Code is FaultCodes.MalformedJson or FaultCodes.NotAnObject)
        {
            throw Explain(fault, form, source);
        }
        finally
        {
            _input.Release();
        }
    }

    /// <summary>
    /// Damaged gzip often inflates to damaged JSON first: the gzip is what is wrong then. And what only might have been JSON, and is not, is nothing known.
    /// </summary>
    private static FaultException Explain(FaultException fault, ValueForm form, ByteSource source)
    {
        if (form == ValueForm.PerhapsJson && fault.Fault.Code == FaultCodes.MalformedJson)
        {
            return PayloadReader.UnknownEncoding();
        }

        if (form is ValueForm.Gzip or ValueForm.Base64Gzip)
        {
            try
            {
                PayloadReader.ReadToEnd(source);
            }
            catch (FaultException earlier)
            {
                return earlier;
            }
        }

        return fault;
    }
}

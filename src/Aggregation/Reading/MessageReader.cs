namespace ScenarioOrleans.Aggregation;

/// <summary>Everything that reading one message needs, kept from message to message. One message at a time.</summary>
internal sealed class MessageReader
{
    /// <summary>Envelopes inside one another that are opened.</summary>
    private const int MaxWrappers = 2;

    private readonly JsonInput _input = new();
    private readonly Envelope _envelope = new();
    private readonly EnvelopeReader _reader;

    public MessageReader() => _reader = new EnvelopeReader(_input, _envelope);

    /// <exception cref="FaultException">The message cannot be used.</exception>
    public FoldedMessage Read(ReadOnlyMemory<byte> value, in ReadingTerms terms) => ReadMessage(JsonOrigin.OfValue(value), terms);

    /// <param name="json">Plain JSON, with its options before its rows.</param>
    /// <param name="terms">How it is read.</param>
    /// <exception cref="FaultException">The message cannot be used.</exception>
    public FoldedMessage Read(Stream json, in ReadingTerms terms) => ReadMessage(new JsonOrigin(ValueForm.Json, default, Json: json), terms);

    private FoldedMessage ReadMessage(JsonOrigin origin, in ReadingTerms terms)
    {
        Read(origin, terms);
        return Wrapper.Of(_envelope) is { } wrapper
            ? ReadWrapped(wrapper, origin, terms)
            : EnvelopeRules.Apply(_envelope, terms.Limits, _input.BytesSeen, isWrapped: false);
    }

    /// <summary>
    /// Reads on inside an envelope. Its JSON was read to its end before, without looking at the message, since only the end tells that it is one;
    /// so what is found now is the message's own.
    /// </summary>
    private FoldedMessage ReadWrapped(Wrapper wrapper, JsonOrigin origin, in ReadingTerms terms)
    {
        var inflatedBytes = _input.BytesSeen;
        for (var wrappers = 1; ; wrappers++)
        {
            try
            {
                origin = WrappedMessages.Find(wrapper, origin, terms.Limits);
                Read(origin, terms);
                if (wrappers == MaxWrappers || Wrapper.Of(_envelope) is not { } next)
                {
                    return EnvelopeRules.Apply(_envelope, terms.Limits, inflatedBytes, isWrapped: true);
                }

                wrapper = next;
            }
            catch (FaultException unusable)
            {
                throw new FaultException(unusable.Fault.Code, $"In the {wrapper.Name}: {unusable.Fault.Message}");
            }
        }
    }

    /// <summary>
    /// Options may follow the rows, and then may ask more of these than was kept: such a message is read a second time, with what it asks known.
    /// </summary>
    private void Read(JsonOrigin origin, in ReadingTerms terms)
    {
        Read(origin, terms, null);
        if (MissedPlan() is { } plan)
        {
            Read(origin, terms, plan);
        }
    }

    /// <summary>What the options ask of rows that were read without that; null when nothing was missed.</summary>
    private RowPlan? MissedPlan()
    {
        var (plan, used) = _envelope switch
        {
            _ when _envelope[EnvelopeField.Weekly].Kind == JsonKind.Array => (OptionsReader.PlanOf(_envelope), _envelope.Weekly.Plan),
            _ when _envelope[EnvelopeField.Rows].Kind == JsonKind.Array => (OptionsReader.HourlyPlanOf(_envelope), _envelope.Rows.Plan),
            _ => (null, null),
        };
        return plan is null || plan.Equals(used) ? null : plan;
    }

    private void Read(JsonOrigin origin, in ReadingTerms terms, RowPlan? plan)
    {
        using var source = origin.Open(terms.Limits);
        _envelope.Reset();
        _input.Reset(source, terms.WindowBytes, terms.Limits.MaxRowBytes, terms.Cancel);
        try
        {
            _reader.Read(terms.Limits, terms.Names, plan);
        }
        catch (FaultException fault) when (fault.Fault.Code is FaultCodes.MalformedJson or FaultCodes.NotAnObject or FaultCodes.UnknownEncoding)
        {
            throw Explain(fault, origin, source);
        }
        finally
        {
            _input.Release();
        }
    }

    /// <summary>
    /// Damaged gzip often inflates to damaged JSON first: the gzip is what is wrong then. And what only might have been JSON, and is not, is nothing known.
    /// </summary>
    private static FaultException Explain(FaultException fault, JsonOrigin origin, ByteSource source)
    {
        if (origin.Form == ValueForm.PerhapsJson && fault.Fault.Code == FaultCodes.MalformedJson)
        {
            return PayloadReader.UnknownEncoding(origin.Content.Span);
        }

        if (origin.IsGzip)
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

using System.Buffers;
using System.Buffers.Text;

namespace ScenarioOrleans.Aggregation;

/// <summary>Takes messages out of the envelopes of other programs.</summary>
internal static class WrappedMessages
{
    /// <summary>Where the message's JSON comes from.</summary>
    /// <param name="wrapper">What the envelope says.</param>
    /// <param name="envelope">Where the envelope comes from.</param>
    /// <param name="limits">What the message may cost.</param>
    /// <exception cref="FaultException">There is no message.</exception>
    public static JsonOrigin Find(Wrapper wrapper, JsonOrigin envelope, FoldLimits limits)
    {
        if (wrapper.Kind == JsonKind.Object && !wrapper.IsBase64)
        {
            return envelope.At(wrapper);
        }

        if (wrapper.Kind != JsonKind.Text)
        {
            throw new FaultException(FaultCodes.NotAnObject, "It is neither an object nor a text; put the message there.");
        }

        if (wrapper.Length > limits.MaxWrappedTextBytes)
        {
            throw new FaultException(
                FaultCodes.TooLarge,
                $"It is a text of {wrapper.Length} bytes, and {limits.MaxWrappedTextBytes} is the limit set for texts that hold a message; send it as an object, or by itself.");
        }

        using var source = envelope.At(wrapper).Open(limits);
        var text = JsonTextBytes.Read(PayloadReader.ReadAll(source))
            ?? throw new FaultException(FaultCodes.MalformedJson, "It is a text with half a surrogate pair; write the whole character.");
        return JsonOrigin.OfValue(ValueOf(text, wrapper.IsBase64));
    }

    /// <summary>The text itself, or the bytes it is base64 of: a program that takes values for bytes writes them so.</summary>
    private static byte[] ValueOf(byte[] text, bool isBase64)
    {
        if (!isBase64 && ValueForms.Recognise(text, out Range _) != ValueForm.Unknown)
        {
            return text;
        }

        var bytes = new byte[Base64.GetMaxDecodedFromUtf8Length(text.Length)];
        if (Base64.DecodeFromUtf8(text, bytes, out _, out var length) == OperationStatus.Done)
        {
            return bytes[..length];
        }

        return isBase64
            ? throw new FaultException(FaultCodes.UnknownEncoding, "It is no base64; send base64 of the standard alphabet, with padding and complete.")
            : text;
    }
}

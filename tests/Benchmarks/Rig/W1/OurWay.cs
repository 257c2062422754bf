using ScenarioOrleans.Aggregation;

namespace ScenarioOrleans.Rig.W1;

/// <summary>As a rollup worker answers a request, on the calling thread.</summary>
internal static class OurWay
{
    public static byte[]? OnOneThread(byte[] value)
    {
        var outcome = MessageFolder.Fold(value, FoldLimits.Default);
        var message = outcome.Message ?? throw new InvalidDataException(outcome.Fault!.Message);
        var figures = WeeklyFigures.From(message.Groups, message.WeekStart);
        return PayloadEncoder.Encode(AnswerWriter.WriteRollup(message, figures), ContentEncoding.GzipBase64);
    }
}

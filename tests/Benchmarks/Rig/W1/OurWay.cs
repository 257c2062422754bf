using ScenarioOrleans.Aggregation;

namespace ScenarioOrleans.Rig.W1;

/// <summary>As a rollup worker answers a request.</summary>
internal static class OurWay
{
    private static readonly FoldLimits OneCore = FoldLimits.Default with { MaxCores = 1 };

    /// <summary>As it is: with a second core for a large message, while one is free.</summary>
    public static byte[]? Answer(byte[] value) => Answer(value, FoldLimits.Default);

    public static byte[]? OnOneThread(byte[] value) => Answer(value, OneCore);

    private static byte[] Answer(byte[] value, FoldLimits limits)
    {
        var outcome = MessageFolder.Fold(value, limits);
        var message = outcome.Message ?? throw new InvalidDataException(outcome.Fault!.Message);
        var figures = WeeklyFigures.From(message.Groups, message.WeekStart);
        return PayloadEncoder.EncodeAnswer(AnswerWriter.WriteRollup(message, figures), ContentEncoding.GzipBase64, message.Options);
    }
}

using ScenarioOrleans.Cli.Terminal;

namespace ScenarioOrleans.Cli.Rollup;

/// <summary>Where the answers of one run go.</summary>
internal interface IAnswerSink
{
    Task WriteAsync(MessageSource request, ReadOnlyMemory<byte> answer, CancellationToken cancel);
}

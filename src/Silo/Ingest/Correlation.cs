using Microsoft.Extensions.Options;
using ScenarioOrleans.Grains;
using ScenarioOrleans.Kafka.Records;

namespace ScenarioOrleans.Silo.Ingest;

/// <summary>By which headers a sender finds the answer to its request: they come back as they were written, whatever their case and however many.</summary>
public sealed class Correlation(IOptions<CorrelationOptions> options)
{
    private readonly HashSet<string> _names = new(options.Value.Names, StringComparer.OrdinalIgnoreCase);

    /// <summary>Those of a request, in its order; null if it has none.</summary>
    public EchoedHeader[]? Of(IncomingMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        EchoedHeader[] found = [.. message.Headers.Where(header => _names.Contains(header.Key)).Select(header => new EchoedHeader(header.Key, header.Value))];
        return found.Length == 0 ? null : found;
    }
}

using System.Collections.Concurrent;
using System.IO.Compression;
using System.Text;
using ScenarioOrleans.Grains;
using ScenarioOrleans.Grains.Ports;

namespace ScenarioOrleans.Storage.Tests.Cluster;

/// <summary>Where the answers of a test's silos go: their JSON is kept, in the order in which they come.</summary>
internal sealed class KeptAnswers : IAnswerPublisher
{
    private readonly ConcurrentQueue<string> _all = new();

    public IReadOnlyList<string> All => [.. _all];

    public Task PublishAsync(string key, AnswerEnvelope envelope, CancellationToken cancel)
    {
        Keep(envelope.Answer);
        return Task.CompletedTask;
    }

    public void Keep(RenderedAnswer answer)
    {
        answer.ContentEncoding.ShouldBe("gzip+base64");
        using var json = new GZipStream(new MemoryStream(Convert.FromBase64String(Encoding.ASCII.GetString(answer.Value))), CompressionMode.Decompress);
        using var reader = new StreamReader(json, Encoding.UTF8);
        _all.Enqueue(reader.ReadToEnd());
    }
}

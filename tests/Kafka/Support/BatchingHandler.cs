using System.Collections.Concurrent;
using System.Text;
using Confluent.Kafka;
using ScenarioOrleans.Kafka.Batching;
using ScenarioOrleans.Kafka.Handling;
using ScenarioOrleans.Kafka.Records;

namespace ScenarioOrleans.Kafka.Tests.Support;

/// <summary>Takes every message that begins with <c>b</c> and has no header <c>alone</c> in batches, does with each batch what the test says, and refuses those that end in <c>!</c>.</summary>
internal sealed class BatchingHandler(Func<MessageBatch, CancellationToken, Task>? work = null, Func<CancellationToken, Task>? pending = null) : IBatchHandler
{
    private readonly ConcurrentQueue<string[]> _batches = new();

    /// <summary>The values of each batch that was handled.</summary>
    public IReadOnlyList<string[]> Batches => [.. _batches];

    public IEnumerable<string> Values => _batches.SelectMany(batch => batch);

    public bool Accepts(ReadOnlySpan<byte> value, Headers? headers) => value[0] == 'b' && (headers is null || !headers.TryGetLastBytes("alone", out _));

    public async Task<BatchOutcome> HandleAsync(MessageBatch batch, CancellationToken cancel)
    {
        if (work is not null)
        {
            await work(batch, cancel);
        }

        var values = batch.Messages.Select(message => Encoding.UTF8.GetString(message.Value.Memory.Span)).ToArray();
        int[] refused = [.. Enumerable.Range(0, values.Length).Where(i => values[i].EndsWith('!'))];
        _batches.Enqueue([.. values.Where(value => !value.EndsWith('!'))]);
        return new BatchOutcome(refused, Pending.Of(pending, new RecordPosition(batch.Topic, batch.Runs[^1].Partition, batch.Messages[^1].Offset)));
    }
}

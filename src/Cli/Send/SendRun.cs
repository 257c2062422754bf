using System.Globalization;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ScenarioOrleans.Aggregation;
using ScenarioOrleans.Cli.CommandLine;
using ScenarioOrleans.Cli.Kafka;
using ScenarioOrleans.Cli.Tables;
using ScenarioOrleans.Cli.Terminal;
using ScenarioOrleans.Kafka;
using ScenarioOrleans.Kafka.Options;
using ScenarioOrleans.Kafka.Producing;
using ScenarioOrleans.Kafka.Records;
using ScenarioOrleans.Silo.Hosting;

namespace ScenarioOrleans.Cli.Send;

/// <summary>How messages are sent; a null key lets the client choose the partition, a null topic is the service's input topic.</summary>
internal sealed record SendOptions(string? Key, string? Topic, bool Lines, TimeSpan Timeout, string? EnvFile);

/// <summary>Sends messages with the service's own producer and settings.</summary>
internal sealed class SendRun(Shell shell, SendOptions options)
{
    public async Task<int> RunAsync(IReadOnlyList<MessageSource> sources, CancellationToken cancel) =>
        await RunAsync(sources.Select(source => (Func<CancellationToken, Task<byte[]>>)(read => source.ReadAsync(shell, read))).ToList(), cancel);

    /// <summary>Sends the one message that tables are the rows of, as base64 of gzip.</summary>
    public Task<int> RunAsync(TableInput tables, CancellationToken cancel) =>
        RunAsync([_ => Task.FromResult(PayloadEncoder.Encode(tables.ToJson(), ContentEncoding.GzipBase64))], cancel);

    private async Task<int> RunAsync(IReadOnlyList<Func<CancellationToken, Task<byte[]>>> sources, CancellationToken cancel)
    {
        await using var services = Services();
        var kafka = services.GetRequiredService<IOptions<KafkaOptions>>().Value;
        ConfiguredKafka.RequireBroker(kafka);
        var topic = options.Topic ?? kafka.InputTopic;
        var producer = services.GetRequiredService<KafkaProducer>();
        producer.Connect(topic);
        var sent = await SendAsync(sources, producer, topic, kafka.BootstrapServers!, cancel);
        shell.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{sent:N0} messages sent to {topic}."));
        return ExitCode.Done;
    }

    private async Task<int> SendAsync(
        IReadOnlyList<Func<CancellationToken, Task<byte[]>>> sources, KafkaProducer producer, string topic, string brokers, CancellationToken cancel)
    {
        using var limit = new CancellationTokenSource(options.Timeout, shell.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancel);
        var key = options.Key is null ? null : Encoding.UTF8.GetBytes(options.Key);
        var sending = new List<Task>();
        try
        {
            foreach (var source in sources)
            {
                foreach (var value in Messages(await source(either.Token)))
                {
                    sending.Add(producer.ProduceAsync(new OutgoingRecord(topic, key, value, [], TimestampMilliseconds: null), either.Token));
                }
            }

            await Task.WhenAll(sending);
            return sending.Count;
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            producer.GiveUp();
            var done = sending.Count(task => task.IsCompletedSuccessfully);
            throw CommandException.Environment(
                $"{brokers} took {done} of {sending.Count} messages within {options.Timeout.TotalSeconds:F0} s (--timeout); is it reachable?");
        }
        catch (ProduceFailedException exception)
        {
            throw CommandException.Environment(exception.Message, exception);
        }
    }

    private IEnumerable<ReadOnlyMemory<byte>> Messages(ReadOnlyMemory<byte> content)
    {
        if (!options.Lines)
        {
            yield return content;
            yield break;
        }

        while (!content.IsEmpty)
        {
            var end = content.Span.IndexOf((byte)'\n');
            var line = (end < 0 ? content : content[..end]).TrimEnd((byte)'\r');
            content = end < 0 ? default : content[(end + 1)..];
            if (!line.IsEmpty)
            {
                yield return line;
            }
        }
    }

    private ServiceProvider Services()
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.AddScenarioLogging(LogLevel.Error));
        services.AddKafkaClients(ConfiguredKafka.Settings(options.EnvFile));
        return services.BuildServiceProvider();
    }
}

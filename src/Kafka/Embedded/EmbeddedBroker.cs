using System.Runtime.InteropServices;
using System.Text;
using Confluent.Kafka;
using ErrorCode = Confluent.Kafka.ErrorCode;

namespace ScenarioOrleans.Kafka.Embedded;

/// <summary>
/// A Kafka cluster inside this process: librdkafka's mock, which speaks the real protocol on loopback. For demonstrations and tests.
/// Any thread may call any method. Limits: each partition keeps its last 5 MB or so; topics cannot be created by a client; nothing
/// outlives the process; a changed group takes its session timeout less a second; the sequence of an idempotent producer is not checked, so that with errors
/// injected into its requests nothing may be in flight beside them (<c>max.in.flight</c> 1).
/// </summary>
public sealed class EmbeddedBroker : IDisposable
{
    private static readonly TimeSpan FirstRebalanceDelay = TimeSpan.FromMilliseconds(50);

    /// <summary>A syslog level: error and above.</summary>
    private const string ErrorsOnly = "3";

    private readonly Lock _lock = new();
    private nint _client;
    private nint _cluster;

    static EmbeddedBroker() => LoadedLibrdkafka.Serve();

    private EmbeddedBroker(nint client, nint cluster, string bootstrapServers)
    {
        _client = client;
        _cluster = cluster;
        BootstrapServers = bootstrapServers;
    }

    /// <summary>Where the brokers listen: <c>host:port</c>, separated by commas.</summary>
    public string BootstrapServers { get; }

    /// <summary>The librdkafka that this process runs on, such as <c>2.16.0</c>.</summary>
    /// <exception cref="DllNotFoundException">There is none; the text says what to install.</exception>
    public static string LibraryVersion => LoadedLibrdkafka.Version;

    /// <summary>Starts a cluster; brokers are numbered from 1.</summary>
    public static EmbeddedBroker Start(int brokers = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(brokers, 1);
        var client = NewClient();
        var cluster = NativeMock.NewCluster(client, brokers);
        if (cluster == 0)
        {
            NativeMock.DestroyClient(client);
            throw new InvalidOperationException($"librdkafka {LibraryVersion} could not start its mock cluster on loopback.");
        }

        // A new group waits 3 s for more members, which nobody here gains from.
        NativeMock.SetInitialRebalanceDelay(cluster, (int)FirstRebalanceDelay.TotalMilliseconds);
        return new EmbeddedBroker(client, cluster, Marshal.PtrToStringUTF8(NativeMock.Bootstraps(cluster)) ?? string.Empty);
    }

    /// <summary>Creates a topic; does nothing if it is there.</summary>
    public void CreateTopic(string topic, int partitions)
    {
        var error = (ErrorCode)Call(cluster => NativeMock.CreateTopic(cluster, topic, partitions, 1));
        if (error is not (ErrorCode.NoError or ErrorCode.TopicAlreadyExists))
        {
            throw new KafkaException(error);
        }
    }

    /// <summary>Deletes a topic and what it holds. One that is created under its name has another id.</summary>
    public void DeleteTopic(string topic) => Check(cluster => NativeMock.DeleteTopic(cluster, topic));

    /// <summary>The next requests of this kind, at any broker, fail with these errors, one each.</summary>
    public unsafe void FailNext(BrokerRequest request, params ReadOnlySpan<ErrorCode> errors)
    {
        Span<int> codes = stackalloc int[errors.Length];
        for (var at = 0; at < errors.Length; at++)
        {
            codes[at] = (int)errors[at];
        }

        lock (_lock)
        {
            fixed (int* first = codes)
            {
                NativeMock.PushErrors(Cluster, (short)request, (nuint)codes.Length, first);
            }
        }
    }

    /// <summary>Forgets the errors that <see cref="FailNext"/> left for this kind.</summary>
    public void StopFailing(BrokerRequest request) => Call(cluster => NativeMock.ClearErrors(cluster, (short)request));

    /// <summary>Whether clients see the topic with this error; <see cref="ErrorCode.NoError"/> ends it.</summary>
    public void SetTopicError(string topic, ErrorCode error) => Call(cluster => NativeMock.SetTopicError(cluster, topic, (int)error));

    /// <summary>Cuts every connection to the broker and takes no new ones.</summary>
    public void TakeDown(int broker = 1) => Check(cluster => NativeMock.SetBrokerDown(cluster, broker));

    /// <summary>Ends <see cref="TakeDown"/>.</summary>
    public void BringUp(int broker = 1) => Check(cluster => NativeMock.SetBrokerUp(cluster, broker));

    /// <summary>Every answer of the broker takes this long.</summary>
    public void Delay(TimeSpan roundTrip, int broker = 1) =>
        Check(cluster => NativeMock.SetBrokerDelay(cluster, broker, (int)roundTrip.TotalMilliseconds));

    /// <summary>Makes the broker the coordinator of a consumer group.</summary>
    public void MoveCoordinator(string groupId, int broker) =>
        Check(cluster => NativeMock.SetCoordinator(cluster, "group", groupId, broker));

    /// <summary>Makes the broker the leader of a partition.</summary>
    public void MoveLeader(string topic, int partition, int broker) =>
        Check(cluster => NativeMock.SetLeader(cluster, topic, partition, broker));

    /// <summary>Stops the cluster. What its topics held is gone. Clients still running see a broker that is down.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            if (_cluster == 0)
            {
                return;
            }

            NativeMock.DestroyCluster(_cluster);
            NativeMock.DestroyClient(_client);
            _cluster = 0;
            _client = 0;
        }
    }

    private nint Cluster => _cluster != 0 ? _cluster : throw new ObjectDisposedException(nameof(EmbeddedBroker));

    private static unsafe nint NewClient()
    {
        var config = NativeMock.NewConfig();
        Span<byte> error = stackalloc byte[512];
        fixed (byte* text = error)
        {
            // The client that owns the cluster connects to nothing, of which it would warn on the console.
            NativeMock.SetConfig(config, "log_level", ErrorsOnly, text, (nuint)error.Length);
            var client = NativeMock.NewClient(NativeMock.ProducerType, config, text, (nuint)error.Length);
            if (client != 0)
            {
                return client;
            }
        }

        NativeMock.DestroyConfig(config);
        throw new InvalidOperationException($"librdkafka could not create a client: {Encoding.UTF8.GetString(error).TrimEnd('\0')}");
    }

    private void Check(Func<nint, int> call)
    {
        var error = (ErrorCode)Call(call);
        if (error != ErrorCode.NoError)
        {
            throw new KafkaException(error);
        }
    }

    private int Call(Func<nint, int> call)
    {
        lock (_lock)
        {
            return call(Cluster);
        }
    }

    private void Call(Action<nint> call)
    {
        lock (_lock)
        {
            call(Cluster);
        }
    }
}

using System.Diagnostics;
using System.Text;
using ScenarioOrleans.Kafka.Records;
using ScenarioOrleans.Kafka.Telemetry;

namespace ScenarioOrleans.Kafka.Tests.Telemetry;

public sealed class KafkaTracingTests
{
    private const string Parent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    [Fact]
    public void StartProcess_RequestHasATrace_ContinuesIt()
    {
        using var listener = Listen();

        using var span = ProcessSpan.Start(new IncomingMessage
        {
            Topic = "in",
            Partition = 1,
            Offset = 2,
            Headers = [new(MessageHeaders.TraceParent, Encoding.UTF8.GetBytes(Parent))],
        });

        span.ShouldNotBeNull().TraceId.ToHexString().ShouldBe("0af7651916cd43dd8448eb211c80319c");
        span.ParentSpanId.ToHexString().ShouldBe("b7ad6b7169203331");
        span.GetTagItem("messaging.kafka.offset").ShouldBe(2L);
    }

    [Fact]
    public void StartSend_WithinASpan_IsItsChildAndLeavesItCurrent()
    {
        using var listener = Listen();
        using var process = ProcessSpan.Start(new IncomingMessage { Topic = "in", Partition = 1, Offset = 2 });

        using var send = KafkaTracing.StartSend("out", 7);

        Activity.Current.ShouldBe(process);
        send.ShouldNotBeNull().ParentSpanId.ShouldBe(process.ShouldNotBeNull().SpanId);
    }

    private static ActivityListener Listen()
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = source => string.Equals(source.Name, KafkaTracing.SourceName, StringComparison.Ordinal),
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }
}

using System.Text;
using ScenarioOrleans.Kafka.Records;

namespace ScenarioOrleans.Kafka.Tests.Records;

public sealed class MessageHeadersTests
{
    private const string Parent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    [Fact]
    public void LastText_NameRepeats_IsTheLast() => Headers(("a", "1"), ("b", "2"), ("a", "3")).LastText("a").ShouldBe("3");

    [Fact]
    public void LastText_NoSuchName_IsNull() => Headers(("a", "1")).LastText("A").ShouldBeNull();

    [Fact]
    public void ReadTrace_Present_IsTheSendersTrace()
    {
        var context = Headers((MessageHeaders.TraceParent, Parent), (MessageHeaders.TraceState, "v=1")).ReadTrace();

        context!.Value.TraceId.ToHexString().ShouldBe("0af7651916cd43dd8448eb211c80319c");
        context.Value.TraceState.ShouldBe("v=1");
        context.Value.IsRemote.ShouldBeTrue();
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("00-00000000000000000000000000000000-b7ad6b7169203331-01")]
    public void ReadTrace_NotAllowedByTheRules_IsNull(string parent) =>
        Headers((MessageHeaders.TraceParent, parent)).ReadTrace().ShouldBeNull();

    [Fact]
    public void MessageId_AnyMessage_IsTopicPartitionAndOffset() =>
        new IncomingMessage { Topic = "in", Partition = 2, Offset = 7 }.MessageId.ShouldBe("in/2/7");

    private static KeyValuePair<string, byte[]>[] Headers(params (string Name, string Value)[] headers) =>
        [.. headers.Select(header => KeyValuePair.Create(header.Name, Encoding.UTF8.GetBytes(header.Value)))];
}

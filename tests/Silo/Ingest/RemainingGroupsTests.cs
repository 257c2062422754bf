using System.Text;
using ScenarioOrleans.Aggregation;
using ScenarioOrleans.Kafka.Records;
using ScenarioOrleans.Silo.Ingest;

namespace ScenarioOrleans.Silo.Tests.Ingest;

public sealed class RemainingGroupsTests
{
    [Fact]
    public void Write_AnyNames_ReadsBackTheSame()
    {
        GroupKey[] groups = [new("Voice", "Full-time", "Austin"), new("\"", "[\\", "é/\u0001"), new(" ", "日本", "a,b")];

        RemainingGroups.TryRead(ListHeader.ValueOf(RemainingGroups.Of(groups).Items), out var read, out _).ShouldBeTrue();

        read.ShouldBe(groups, ignoreOrder: true);
    }

    [Fact]
    public void Write_OneGroup_IsAnArrayOfArrays() =>
        Encoding.UTF8.GetString(ListHeader.ValueOf(RemainingGroups.Of([new("Voice", "F", "C")]).Items)).ShouldBe("""[["Voice","F","C"]]""");

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""["Voice","F","C"]""")]
    [InlineData("""[["Voice","F"]]""")]
    [InlineData("""[["Voice","F","C","D"]]""")]
    [InlineData("""[["Voice","F",""]]""")]
    [InlineData("""[["Voice","F",null]]""")]
    [InlineData("""[["Voice","F",7]]""")]
    [InlineData("""[["Voice","F","\ud800"]]""")]
    [InlineData("""[["Voice","F","C"]""")]
    [InlineData("""[["Voice","F","C"]] x""")]
    [InlineData("""[["Voice","F","C"],7]""")]
    public void TryRead_AnythingElse_SaysWhatIsWrong(string value)
    {
        RemainingGroups.TryRead(Encoding.UTF8.GetBytes(value), out _, out var fault).ShouldBeFalse();

        fault.ShouldStartWith("Header scenario.remaining-groups cannot be read: ");
    }

    [Fact]
    public void TryRead_BytesThatAreNoText_AreAFault() =>
        RemainingGroups.TryRead([.. "[[\"Voice\",\"F\",\""u8, 0xFF, .. "\"]]"u8], out _, out _).ShouldBeFalse();

    [Fact]
    public void TryRead_HeaderWithoutAValue_IsAFault() => RemainingGroups.TryRead(null, out _, out _).ShouldBeFalse();
}

using FsCheck;
using FsCheck.Fluent;

namespace ScenarioOrleans.Parquet.Tests;

public sealed class ParquetFileNameTests
{
    [Fact]
    public void Of_OneMessage_IsFrozen() =>
        ParquetFileName.Of("org-1/actuals", "Scenario-Execute/3/42")
            .ShouldBe("org-1_actuals-Scenario-Execute_3_42-d1bc683fa60cca3a067b.parquet");

    [Theory]
    [InlineData("../../etc/passwd", "topic/0/1")]
    [InlineData("/etc", "../../1")]
    [InlineData("C:\\con", "..\\1/0/1")]
    [InlineData("con.txt", "nul/0/0")]
    [InlineData("\0\n:*?\"<>|", "Überlauf\U0001f4de/0/0")]
    public void Of_HostileText_StaysInTheFolder(string scenario, string messageId)
    {
        string name = ParquetFileName.Of(scenario, messageId);

        name.ShouldMatch("^[A-Za-z0-9_-]+\\.parquet$");
        Path.GetFileName(name).ShouldBe(name);
    }

    [Fact]
    public void Of_AnyText_IsPortableShortAndTheSameEachTime() =>
        Prop.ForAll<NonEmptyString, NonEmptyString>((scenario, id) =>
        {
            string name = ParquetFileName.Of(scenario.Get, id.Get);
            return name.Length <= 150
                && name[..^ParquetFileName.Extension.Length].All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')
                && name == ParquetFileName.Of(scenario.Get, id.Get);
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("a_b", "t/0/1", "a/b", "t/0/1")]
    [InlineData("ORG", "t/0/1", "org", "t/0/1")]
    [InlineData("org", "t/0/1", "org", "t/1/0")]
    [InlineData("org", "t-0/1/1", "org", "t/0-1/1")]
    public void Of_DifferentMessages_DifferEvenWithoutCase(string scenario, string id, string otherScenario, string otherId) =>
        ParquetFileName.Of(scenario, id).ToUpperInvariant()
            .ShouldNotBe(ParquetFileName.Of(otherScenario, otherId).ToUpperInvariant());

    [Fact]
    public void Of_LongText_KeepsTheOffsetAndTellsScenariosApart()
    {
        string topic = new('t', 249);

        string name = ParquetFileName.Of(new string('s', 5000) + "1", $"{topic}/12/345");

        name.ShouldContain("_12_345-");
        name.ShouldNotBe(ParquetFileName.Of(new string('s', 5000) + "2", $"{topic}/12/345"));
    }
}

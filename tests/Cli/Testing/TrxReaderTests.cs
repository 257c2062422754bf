using System.Text;
using ScenarioOrleans.Cli.CommandLine;
using ScenarioOrleans.Cli.Testing;

namespace ScenarioOrleans.Cli.Tests.Testing;

public sealed class TrxReaderTests
{
    private const string Report =
        """
        <?xml version="1.0" encoding="utf-8"?>
        <TestRun xmlns="http://microsoft.com/schemas/VisualStudio/TeamTest/2010">
          <Results>
            <UnitTestResult testName="A" outcome="Passed" />
            <UnitTestResult testName="B" outcome="Passed" />
            <UnitTestResult testName="C" outcome="NotExecuted" />
            <UnitTestResult testName="D" outcome="Failed">
              <Output><ErrorInfo><Message>
        should be 1</Message><StackTrace>at D.Run()
        </StackTrace></ErrorInfo></Output>
            </UnitTestResult>
            <UnitTestResult testName="E" outcome="Aborted" />
          </Results>
        </TestRun>
        """;

    [Fact]
    public void Read_Report_CountsEachOutcome()
    {
        var outcome = Read(Report);

        outcome.Passed.ShouldBe(2);
        outcome.Skipped.ShouldBe(1);
        outcome.Failed.ShouldBe(
        [
            new FailedTest("D", "should be 1", "at D.Run()"),
            new FailedTest("E", "outcome: Aborted", ""),
        ]);
    }

    [Fact]
    public void Summary_OfSeveralAssemblies_IsTheirSum() => (Read(Report) + Read(Report)).Summary.ShouldBe("4 passed, 4 failed, 2 skipped");

    [Fact]
    public void Summary_NothingSkipped_HasTwoNumbers() => new TestOutcome(7, 0, []).Summary.ShouldBe("7 passed, 0 failed");

    [Fact]
    public void ReadFolder_SeveralReports_AddsThemUp()
    {
        using var folder = new TemporaryFolder();
        folder.Write("one.trx", Encoding.UTF8.GetBytes(Report));
        folder.Write("two.trx", Encoding.UTF8.GetBytes(Report));
        folder.Write("notes.txt", []);

        TrxReader.ReadFolder(folder.Path).Passed.ShouldBe(4);
    }

    [Fact]
    public void ReadFolder_DamagedReport_IsAnError()
    {
        using var folder = new TemporaryFolder();
        folder.Write("cut.trx", Encoding.UTF8.GetBytes(Report[..300]));

        Should.Throw<CommandException>(() => TrxReader.ReadFolder(folder.Path)).Message.ShouldContain("cut.trx");
    }

    private static TestOutcome Read(string report)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(report));
        return TrxReader.Read(stream);
    }
}

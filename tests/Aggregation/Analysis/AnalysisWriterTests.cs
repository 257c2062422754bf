using System.Buffers;
using System.Text;

namespace ScenarioOrleans.Aggregation.Tests.Analysis;

public sealed class AnalysisWriterTests
{
    [Fact]
    public void Write_Findings_AreOneListUnderOneHead()
    {
        var answer = AnalysisWriter.Write(
            AnalysisType.Quick,
            new ExactDecimal(10 * (Int128)Decimals.One),
            [Piece(OrganizationId.OfText("o\"1"), new Finding("A_B_C", new DateOnly(2024, 1, 5), Measure.Volume, "1", "2.5", 150)),
             default,
             Piece(OrganizationId.OfNumber("07".TrimStart('0')), new Finding("Ä", new DateOnly(2024, 1, 5), Measure.BaseAht, "0", "2", null))]);

        Encoding.UTF8.GetString(answer).ShouldBe(
            """{"event":"analysis","scenario":"run-analysis","analysisType":"quick","threshold":10,"findings":["""
            + """{"organizationId":"o\"1","scenario":"s","group":"A_B_C","Week":"2024-01-05","measure":"Volume","before":1,"after":2.5,"changePercent":150},"""
            + """{"organizationId":7,"scenario":"s","group":"Ä","Week":"2024-01-05","measure":"Base AHT","before":0,"after":2,"changePercent":null}]}""");
    }

    [Fact]
    public void Write_NoFindings_IsAnEmptyList() =>
        Encoding.UTF8.GetString(AnalysisWriter.Write(AnalysisType.Full, new ExactDecimal((Int128)Decimals.One / 2), []))
            .ShouldBe("""{"event":"analysis","scenario":"run-analysis","analysisType":"full","threshold":0.5,"findings":[]}""");

    private static ReadOnlyMemory<byte> Piece(OrganizationId organization, params Finding[] findings)
    {
        var output = new ArrayBufferWriter<byte>();
        AnalysisWriter.WriteFindings(output, organization, "s", findings).ShouldBe(findings.Length);
        return output.WrittenMemory;
    }
}

using System.Buffers;
using System.Text;

namespace ScenarioOrleans.Aggregation;

/// <summary>The answer to an analysis, written in pieces: one for each scenario, joined under one head.</summary>
public static class AnalysisWriter
{
    /// <summary>One scenario's findings, separated by commas; nothing when there are none.</summary>
    /// <param name="output">Where they go.</param>
    /// <param name="organization">The organization as the scenario's messages write it.</param>
    /// <param name="scenario">The scenario's name.</param>
    /// <param name="findings">In the order in which they are to be read.</param>
    /// <returns>How many there are.</returns>
    public static int WriteFindings(IBufferWriter<byte> output, OrganizationId organization, string scenario, IEnumerable<Finding> findings)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(findings);
        var count = 0;
        foreach (var finding in findings)
        {
            output.Write(count++ == 0 ? "{\"organizationId\":"u8 : ",{\"organizationId\":"u8);
            organization.WriteJson(output);
            output.Write(",\"scenario\":"u8);
            JsonText.WriteString(output, scenario);
            Write(output, finding);
        }

        return count;
    }

    /// <summary>The whole answer.</summary>
    /// <param name="type">What was compared.</param>
    /// <param name="threshold">Percent, as asked for.</param>
    /// <param name="scenarios">What <see cref="WriteFindings"/> wrote for each scenario, in their order.</param>
    public static byte[] Write(AnalysisType type, ExactDecimal threshold, IReadOnlyList<ReadOnlyMemory<byte>> scenarios)
    {
        ArgumentNullException.ThrowIfNull(scenarios);
        var head = $$"""{"event":"analysis","scenario":"run-analysis","analysisType":"{{type.Name()}}","threshold":{{threshold}},"findings":[""";
        var pieces = scenarios.Where(piece => !piece.IsEmpty).ToArray();
        var output = new ArrayBufferWriter<byte>(head.Length + pieces.Sum(piece => piece.Length + 1) + 2);
        output.Write(Encoding.UTF8.GetBytes(head));
        for (var i = 0; i < pieces.Length; i++)
        {
            output.Write(i == 0 ? [] : ","u8);
            output.Write(pieces[i].Span);
        }

        output.Write("]}"u8);
        return output.WrittenSpan.ToArray();
    }

    private static void Write(IBufferWriter<byte> output, Finding finding)
    {
        output.Write(",\"group\":"u8);
        JsonText.WriteString(output, finding.Group);
        output.Write(Encoding.ASCII.GetBytes($",\"Week\":\"{finding.Week:O}\",\"measure\":\"{finding.Measure.Name()}\",\"before\":"));
        output.Write(Encoding.ASCII.GetBytes(finding.Before));
        output.Write(",\"after\":"u8);
        output.Write(Encoding.ASCII.GetBytes(finding.After));
        output.Write(",\"changePercent\":"u8);
        if (finding.ChangePercent is { } percent)
        {
            DoubleText.Write(output, percent);
        }
        else
        {
            output.Write("null"u8);
        }

        output.Write("}"u8);
    }
}

using System.Text;

namespace ScenarioOrleans.Rig.Report;

/// <summary>Puts tables into docs/performance.md, between the marks of their workload; the prose around them is by hand.</summary>
internal static class PerformancePage
{
    public static void Write(string root, string workload, string machine, bool quick, IEnumerable<ReportTable> tables)
    {
        var file = Path.Combine(root, "docs", "performance.md");
        var (begin, end) = ($"<!-- bench {workload} -->\n", $"<!-- end {workload} -->");
        var page = File.ReadAllText(file);
        var from = page.IndexOf(begin, StringComparison.Ordinal);
        var to = page.IndexOf(end, StringComparison.Ordinal);
        if (from < 0 || to < from)
        {
            throw new InvalidOperationException($"{file} has no lines '{begin.Trim()}' and '{end}'; add them where the tables belong.");
        }

        var text = new StringBuilder("\n");
        foreach (var table in tables)
        {
            text.Append(table.ToText()).Append('\n');
        }

        text.Append("Measured ").Append(machine).Append(quick ? ". Quick run: not to be quoted.\n\n" : ".\n\n");
        File.WriteAllText(file, page[..(from + begin.Length)] + text + page[to..]);
    }
}

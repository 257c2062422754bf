using System.Buffers;
using System.Globalization;
using System.Text;
using ScenarioOrleans.Cli.Generate;

namespace ScenarioOrleans.Rig.Inputs;

/// <summary>
/// Hourly messages of one row, as if all organizations reported every hour: hour after hour, in it organization after
/// organization, in it group after group. The same every time. What it has given is summed beside it, in integers.
/// </summary>
internal sealed class HourlyStream
{
    public const int Organizations = 50;
    public const int Groups = 12;
    public const string Scenario = "actuals";

    private const int RowsInHour = Organizations * Groups;

    private readonly long _count;
    private readonly int _weeks;
    private readonly IReadOnlyList<GeneratedGroup> _groups = GroupCatalog.Take(Groups);

    public HourlyStream(long count)
    {
        (_count, _weeks) = (count, (int)((count + (RowsInHour * 168) - 1) / (RowsInHour * 168)));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(_weeks, GeneratorOptions.MaxWeeks, nameof(count));
        Sums = new ExactSums(_groups, _weeks);
    }

    /// <summary>Of the messages given so far.</summary>
    public ExactSums Sums { get; }

    /// <summary>Each message with its organization, counted from 0. To be gone through once.</summary>
    public IEnumerable<(int Organization, byte[] Value)> Messages()
    {
        var rows = new IEnumerator<GeneratedRow>[Organizations];
        var heads = new byte[Organizations][];
        for (var organization = 0; organization < Organizations; organization++)
        {
            var options = new GeneratorOptions { Seed = organization + 1, Weeks = _weeks, Groups = Groups };
            rows[organization] = new ScenarioGenerator(options).Rows().GetEnumerator();
            heads[organization] = Encoding.UTF8.GetBytes(
                $$"""{"event":"hourly","organizationId":"{{Name(organization)}}","scenario":"{{Scenario}}","week_start":"friday","rows":[""");
        }

        byte[][] groups = [.. _groups.Select(RowJson.GroupFields)];
        var buffer = new ArrayBufferWriter<byte>(2 * RowJson.MaxBytes);
        for (long given = 0; given < _count; given++)
        {
            var organization = (int)(given / Groups % Organizations);
            rows[organization].MoveNext();
            var row = rows[organization].Current;
            Sums.Add(organization, row);
            buffer.ResetWrittenCount();
            buffer.Write(heads[organization]);
            RowJson.Write(row, groups[row.GroupIndex], buffer);
            buffer.Write("]}"u8);
            yield return (organization, buffer.WrittenSpan.ToArray());
        }
    }

    public static string Name(int organization) => string.Create(CultureInfo.InvariantCulture, $"org-{organization + 1}");
}

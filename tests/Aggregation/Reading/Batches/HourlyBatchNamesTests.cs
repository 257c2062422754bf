using System.Text;
using ScenarioOrleans.Aggregation.Tests.Slow;

namespace ScenarioOrleans.Aggregation.Tests.Reading.Batches;

/// <summary>A batch understands names, measures in quotes and dates as a single message does.</summary>
public sealed class HourlyBatchNamesTests
{
    private const string Group = "\"Contact Type\":\"a\",\"Staff Type\":\"b\",\"Call Center\":\"c\"";

    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 20)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Drain_MessagesWithConfiguredNames_IsWhatTheyComeToOneByOne(int seed)
    {
        var names = new FoldNames { Aliases = ColumnAliases.Parse("Calls=Volume;AHT=Base AHT"), Clean = seed % 2 == 0 };
        var random = new Random(seed);
        var batch = new HourlyBatch(FoldLimits.Default, names);
        var whole = new List<GroupSums>();
        var rows = 0L;
        foreach (var row in new RandomRows(random).Regular(200))
        {
            var message = Hourly(row.Replace("\"Volume\"", random.Next(9) == 0 ? "\"calls\"" : "\"Volume\"", StringComparison.Ordinal)
                .Replace("\"Base AHT\"", "\"AHT\"", StringComparison.Ordinal));
            var single = MessageFolder.Fold(message, FoldLimits.Default, names).Message;
            var isClean = single is { Rejected.Count: 0 };
            batch.TryAdd(message).ShouldBe(isClean, Encoding.UTF8.GetString(message));
            if (isClean)
            {
                whole.AddRange(single!.Groups);
                rows++;
            }
        }

        var sums = batch.Drain().ShouldHaveSingleItem();
        sums.Rows.ShouldBe(rows);
        Describe(sums.Groups).ShouldBe(Describe(GroupSums.Combine(whole)));
    }

    [Fact]
    public void Drain_ColumnThatLooksLikeAMissingOne_IsNotedOnce()
    {
        var batch = new HourlyBatch(FoldLimits.Default);
        for (var round = 0; round < 2; round++)
        {
            for (var times = 0; times < 5; times++)
            {
                batch.TryAdd(Hourly($$"""{"Week":"2024-01-05",{{Group}},"Volume":1}""")).ShouldBeTrue();
                batch.TryAdd(Hourly($$"""{"Week":"2024-01-05",{{Group}},"Call Volume":1}""")).ShouldBeTrue();
                batch.TryAdd(Hourly($$"""{"Week":"2024-01-05",{{Group}},"Call Volume":1},{"Week":"2024-01-05",{{Group}},"Volume":1}""")).ShouldBeTrue();
                batch.TryAdd(Hourly($$"""{"Week":"2024-01-05",{{Group}},"Volume":1,"Call Volume":1}""")).ShouldBeTrue();
            }

            var sums = batch.Drain().ShouldHaveSingleItem();
            sums.Rows.ShouldBe(25);
            var note = sums.Notes.ShouldHaveSingleItem();
            (note.Missing, string.Join(',', note.Columns)).ShouldBe(("Volume", "Call Volume"));
            sums.Groups.ShouldHaveSingleItem().Days[new DateOnly(2024, 1, 5)]!.Sum(Measure.Volume).ToString().ShouldBe("15");
        }

        batch.TryAdd(Hourly($$"""{"Week":"2024-01-05",{{Group}},"Volume":1}""")).ShouldBeTrue();
        batch.Drain().ShouldHaveSingleItem().Notes.ShouldBeEmpty();
    }

    [Fact]
    public void TryAdd_ColumnThatLooksLikeAMissingOneBesideAnUnusableRow_IsRefused()
    {
        var batch = new HourlyBatch(FoldLimits.Default);
        batch.TryAdd(Hourly($$"""{"Week":"2024-01-05",{{Group}},"Call Volume":1}""")).ShouldBeTrue();
        batch.TryAdd(Hourly($$"""{"Week":"2024-01-05",{{Group}},"Call Volume":1},{"Week":"soon",{{Group}}}""")).ShouldBeFalse();
        batch.Drain().ShouldHaveSingleItem().Rows.ShouldBe(1);
    }

    private static string Describe(IEnumerable<GroupSums> groups) =>
        string.Join('\n', groups.Select(group => $"{group.Group} {Convert.ToHexString(group.Days.ToBlock())}").Order(StringComparer.Ordinal));

    private static byte[] Hourly(string rows) => Encoding.UTF8.GetBytes($$"""{"event":"hourly","organizationId":"o","rows":[{{rows}}]}""");
}

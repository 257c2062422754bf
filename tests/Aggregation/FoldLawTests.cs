using System.IO.Compression;
using System.Text;
using ScenarioOrleans.Aggregation.Tests.Slow;

namespace ScenarioOrleans.Aggregation.Tests;

/// <summary>What an answer's bytes do not depend on.</summary>
public sealed class FoldLawTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 30)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Answer_RowsInAnyOrder_IsTheSame(int seed)
    {
        var random = new Random(seed);
        var (before, rows, after) = new RandomRequest(random).Good();
        var expected = Answer(before, rows, after);
        for (var i = 0; i < 5; i++)
        {
            Answer(before, rows.OrderBy(_ => random.Next()), after).ShouldBe(expected);
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Answer_RowsInAnyPartsMergedInAnyTree_IsTheSame(int seed)
    {
        var random = new Random(seed);
        var (before, rows, after) = new RandomRequest(random).Good();
        var messages = rows.GroupBy(_ => random.Next(1, 6)).Select(part => Fold.Message(Json(before, part, after))).ToList();
        var rejected = messages.Select(message => message.Rejected).Aggregate(RejectedRows.Combine);
        var parts = messages.ConvertAll(message => message.Groups);
        while (parts.Count > 1)
        {
            parts = [.. parts.OrderBy(_ => random.Next())];
            parts[0] = GroupSums.Combine(parts[0].Concat(parts[1]));
            parts.RemoveAt(1);
        }

        var figures = WeeklyFigures.From(parts[0], DayOfWeek.Tuesday);
        var merged = AnswerWriter.WriteRollup(OrganizationId.OfText("o"), figures, rejected);
        Encoding.UTF8.GetString(merged).ShouldBe(Fold.Text(Encoding.UTF8.GetBytes(Json(before, rows, after))));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Answer_AnyEncoding_IsTheSame(int seed)
    {
        var json = new RandomRequest(new Random(seed)).Any();
        var expected = Fold.Text(json);
        foreach (var level in Enum.GetValues<CompressionLevel>())
        {
            Fold.Text(PayloadEncoder.Encode(json, ContentEncoding.Gzip, level)).ShouldBe(expected);
            Fold.Text(PayloadEncoder.Encode(json, ContentEncoding.GzipBase64, level)).ShouldBe(expected);
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Outcome_AnyWindow_IsTheSameToTheWord(int seed)
    {
        var random = new Random(seed);
        var json = new RandomRequest(random).Damaged();
        var gzip = PayloadEncoder.Encode(json, ContentEncoding.Gzip);
        foreach (var value in new[] { json, gzip, gzip[..random.Next(gzip.Length)] })
        {
            var expected = Everything(Fold.Outcome(value));
            for (var window = 16; window < 300; window += random.Next(1, 40))
            {
                Everything(Fold.Outcome(value, window)).ShouldBe(expected);
            }
        }
    }

    [Fact]
    public void Rejects_OfSeveralMessages_AddUp()
    {
        var (one, two) = (Fold.Message("""{"organizationId":"o","weekly":[5,{}]}"""), Fold.Message("""{"organizationId":"o","weekly":[6]}"""));
        var both = RejectedRows.Combine(one.Rejected, two.Rejected);
        both.Count.ShouldBe(3);
        both.CountByCode.ShouldBe([KeyValuePair.Create(RejectCodes.RowNotAnObject, 2L), KeyValuePair.Create(RejectCodes.MissingDimension, 1L)]);
    }

    private static string Everything(FoldOutcome outcome) => outcome.IsUsable
        ? Encoding.UTF8.GetString(Fold.Answer(outcome.Message))
            + string.Concat(outcome.Message.Rejected.Items)
            + outcome.Message.Rows
            + outcome.Message.InflatedBytes
        : outcome.Fault.ToString();

    private static string Json(string before, IEnumerable<string> rows, string after) => before + string.Join(",", rows) + after;

    private static string Answer(string before, IEnumerable<string> rows, string after) =>
        Encoding.UTF8.GetString(Fold.Answer(Fold.Message(Json(before, rows, after))));
}

using System.Text;
using ScenarioOrleans.Grains;
using ScenarioOrleans.Silo.Live;

namespace ScenarioOrleans.Silo.Tests.Live;

public sealed class AnswerPiecesTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1000)]
    [InlineData(AnswerStreams.PieceBytes - 20)]
    [InlineData((3 * AnswerStreams.PieceBytes) + 5)]
    public void Of_AnyLength_CanBePutTogetherAgain(int length)
    {
        var json = Json(length);
        var assembler = new AnswerAssembler();

        var answers = AnswerPieces.Of("o/s", "t/0/1", json).Select(assembler.Take).ToList();

        answers.SkipLast(1).ShouldAllBe(answer => answer == null);
        answers[^1]!.Json.ToArray().ShouldBe(json);
        (answers[^1]!.Key, answers[^1]!.Event, answers[^1]!.MessageId).ShouldBe(("o/s", "rollup", "t/0/1"));
    }

    [Fact]
    public void Of_LongAnswer_HasNoPieceOverTheLimit() =>
        AnswerPieces.Of("o/s", "t/0/1", Json(1_000_000)).Max(item => item.Json.Length).ShouldBe(AnswerStreams.PieceBytes);

    [Fact]
    public void Take_PiecesOfSeveralAnswersInterleaved_GivesEach()
    {
        var assembler = new AnswerAssembler();
        var one = AnswerPieces.Of("o/s", "t/0/1", Json(600_000)).ToList();
        var two = AnswerPieces.Of("o/s", "t/0/2", Json(700_000)).ToList();

        one.Zip(two).SelectMany(pair => new[] { pair.First, pair.Second }).Select(assembler.Take).OfType<LiveAnswer>()
            .Select(answer => answer.MessageId).ShouldBe(["t/0/1", "t/0/2"]);
    }

    [Fact]
    public void Take_APieceIsMissing_GivesNothingUntilTheAnswerComesAgain()
    {
        var assembler = new AnswerAssembler();
        var items = AnswerPieces.Of("o/s", "t/0/1", Json(600_000)).ToList();

        new[] { items[0], items[2], items[1] }.Select(assembler.Take).ToList().ShouldAllBe(answer => answer == null);
        items.Select(assembler.Take).ToList()[^1].ShouldNotBeNull();
    }

    private static byte[] Json(int length) => Encoding.UTF8.GetBytes("{\"event\":\"rollup\"" + new string(' ', length) + "}");
}

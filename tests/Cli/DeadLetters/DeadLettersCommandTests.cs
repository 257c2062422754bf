using System.Text;
using System.Text.Json;
using ScenarioOrleans.Aggregation;
using ScenarioOrleans.Cli.CommandLine;
using ScenarioOrleans.Kafka.DeadLettering;
using ScenarioOrleans.Kafka.Records;
using ScenarioOrleans.Silo.Ingest;

namespace ScenarioOrleans.Cli.Tests.DeadLetters;

public sealed class DeadLettersCommandTests : IDisposable
{
    private readonly LetterBox _box = new();

    [Fact]
    public async Task List_EmptyTopic_SaysSo()
    {
        var run = await _box.RunAsync("list");

        run.ExitCode.ShouldBe(ExitCode.Done);
        run.Output.ShouldBeEmpty();
        run.Error.ShouldContain("0 dead letters.");
    }

    [Fact]
    public async Task List_Table_HasALineForEachLetter()
    {
        await _box.BuryAsync(LetterBox.Message(3));
        await _box.BuryAsync(LetterBox.Message(4), "malformed-json", partition: 1);

        var run = await _box.RunAsync("list");

        run.ExitCode.ShouldBe(ExitCode.Done);
        run.Text.ShouldContain("Scenario-Execute/1/3");
        run.Text.ShouldContain("retries-exhausted");
        run.Text.ShouldContain("2024-01-05 12:04:00");
        run.Text.ShouldContain("storage is slow");
        run.Error.ShouldContain("2 dead letters.");
    }

    [Fact]
    public async Task List_OverTheLimit_CountsTheRest()
    {
        await _box.BuryAsync(LetterBox.Message(3));
        await _box.BuryAsync(LetterBox.Message(4));

        var run = await _box.RunAsync("list", "--limit", "1");

        run.Error.ShouldContain("2 dead letters, 1 of them shown (--limit).");
    }

    [Theory]
    [InlineData("--code malformed-json", 4)]
    [InlineData("--source Scenario-Execute/1/5-9", 5)]
    [InlineData("--key org-1 --until 2024-01-05T12:04", 3)]
    [InlineData("--since 2024-01-05T12:05", 5)]
    public async Task List_Filters_TakeOnlyWhatIsMeant(string filters, long expected)
    {
        await _box.BuryAsync(LetterBox.Message(3));
        await _box.BuryAsync(LetterBox.Message(4), "malformed-json", partition: 1);
        await _box.BuryAsync(LetterBox.Message(5));

        var run = await _box.RunAsync(["list", "--json", .. filters.Split(' ')]);

        using var line = JsonDocument.Parse(run.Output);
        line.RootElement.GetProperty("message").GetString().ShouldBe($"Scenario-Execute/1/{expected}");
        line.RootElement.GetProperty("deliveryCount").GetString().ShouldBe("6");
    }

    [Fact]
    public async Task List_ByScenario_ReadsTheValues()
    {
        await _box.BuryAsync(LetterBox.Message(3));
        await _box.BuryAsync(LetterBox.Message(4, """{"event":"rollup","organizationId":"org-2","scenario":"plan","weekly":[]}"""));
        await _box.BuryAsync(LetterBox.Message(5, "broken"));

        (await _box.RunAsync("list", "--json", "--scenario", "org-2/plan")).Text.ShouldContain("Scenario-Execute/1/4");
        (await _box.RunAsync("list", "--json", "--scenario", "org-1")).Text.ShouldContain("Scenario-Execute/1/3");
        (await _box.RunAsync("list", "--json", "--scenario", "org-2/other")).Output.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Scenario-Execute/1/3")]
    [InlineData("Scenario-Execute.DLT/0/0")]
    public async Task Show_ByEitherPosition_TellsEverything(string position)
    {
        await _box.BuryAsync(LetterBox.Message(3));

        var run = await _box.RunAsync("show", position);

        run.ExitCode.ShouldBe(ExitCode.Done);
        run.Text.ShouldContain("storage is slow");
        run.Text.ShouldContain("own: 0x04ff");
        run.Text.ShouldContain("\"organizationId\": \"org-1\"");
    }

    [Fact]
    public async Task Show_RowsThatSomeGroupsLack_NamesTheGroups()
    {
        await _box.BuryAsync(LetterBox.Message(3) with
        {
            Headers = [new(RemainingGroups.Header, ListHeader.ValueOf(RemainingGroups.Of([new GroupKey("Voice", "Full-time", "Austin")]).Items))],
        });

        var run = await _box.RunAsync("show", "Scenario-Execute/1/3");

        run.Text.ShouldContain("1 groups lack the rows");
        run.Text.ShouldContain("Voice / Full-time / Austin");
        run.Text.ShouldContain("""scenario.remaining-groups: [["Voice","Full-time","Austin"]]""");
        (await _box.RunAsync("list", "--json")).Text.ShouldContain("\"remainingGroups\":1");
    }

    [Fact]
    public async Task Show_NoSuchLetter_IsBadInput()
    {
        var run = await _box.RunAsync("show", "Scenario-Execute/1/99");

        run.ExitCode.ShouldBe(ExitCode.BadInput);
        run.Error.ShouldContain("Scenario-Execute/1/99");
    }

    [Theory]
    [InlineData("show", "nonsense")]
    [InlineData("list", "--source=a/b")]
    [InlineData("list", "--since=yesterday")]
    public async Task Run_WrongForm_IsWrongUsage(params string[] args)
    {
        var run = await _box.RunAsync(args);

        run.ExitCode.ShouldBe(ExitCode.Usage);
    }

    [Fact]
    public async Task List_NoSuchTopic_IsSaid()
    {
        var run = await _box.RunAsync("list", "--topic", "other.DLT");

        run.ExitCode.ShouldBe(ExitCode.Environment);
        run.Error.ShouldContain("other.DLT");
    }

    [Fact]
    public async Task Replay_ALetter_SendsTheOriginalAndSaysWhereItIs()
    {
        await _box.BuryAsync(LetterBox.Message(3));

        var run = await _box.RunAsync("replay");

        run.ExitCode.ShouldBe(ExitCode.Done);
        run.Text.ShouldContain("Scenario-Execute/1/3 -> Scenario-Execute/1/0");
        run.Error.ShouldContain("1 of 1 letters sent to Scenario-Execute, 0 left out.");
        var sent = _box.ReadInput(1)[0];
        var original = LetterBox.Message(3);
        sent.Partition.Value.ShouldBe(1);
        sent.Message.Key.ShouldBe(original.Key);
        sent.Message.Value.ShouldBe(original.Value.ToArray());
        sent.Message.Timestamp.UnixTimestampMs.ShouldBe(original.TimestampMilliseconds);
        sent.Message.Headers.Select(header => header.Key).ShouldBe(["own", "traceparent", ReplayHeaders.ReplayOf]);
        Encoding.UTF8.GetString(sent.Message.Headers.GetLastBytes(ReplayHeaders.ReplayOf)).ShouldBe("Scenario-Execute/1/3");
    }

    [Fact]
    public async Task Replay_DryRun_SendsNothing()
    {
        await _box.BuryAsync(LetterBox.Message(3));

        var run = await _box.RunAsync("replay", "--dry-run");

        run.Text.ShouldContain("Scenario-Execute/1/3 -> Scenario-Execute (dry run)");
        run.Error.ShouldContain("1 of 1 letters would be sent");
        (await _box.RunAsync("replay", "--json")).Text.ShouldContain("\"sentAs\":\"Scenario-Execute/1/0\"");
    }

    [Fact]
    public async Task Replay_SentBefore_IsLeftOutUnlessAskedFor()
    {
        await _box.BuryAsync(LetterBox.Message(3));
        await _box.RunAsync("replay");

        var second = await _box.RunAsync("replay");
        var third = await _box.RunAsync("replay", "--again");

        second.Error.ShouldContain("was sent again before, and is Scenario-Execute/1/0 now");
        second.Error.ShouldContain("0 of 1 letters sent");
        third.Error.ShouldContain("1 of 1 letters sent");
    }

    [Fact]
    public async Task Replay_SeveralLetters_GoInTheOrderOfTheirMessages()
    {
        await _box.BuryAsync(LetterBox.Message(5));
        await _box.BuryAsync(LetterBox.Message(4), partition: 1);
        await _box.BuryWithoutValueAsync(LetterBox.Message(6));
        await _box.BuryAsync(LetterBox.Message(3), DeadLetterCodes.RowsRejected);

        var run = await _box.RunAsync("replay");

        run.Error.ShouldContain("2 of 4 letters sent");
        run.Error.ShouldContain("report of rejected rows");
        run.Error.ShouldContain("holds no value: the topic did not take its");
        _box.ReadInput(2).Select(sent => Encoding.UTF8.GetString(sent.Message.Headers.GetLastBytes(ReplayHeaders.ReplayOf)))
            .ShouldBe(["Scenario-Execute/1/4", "Scenario-Execute/1/5"]);
    }

    public void Dispose() => _box.Dispose();
}

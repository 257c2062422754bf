using System.Text;
using ScenarioOrleans.Aggregation.Tests.Slow;

namespace ScenarioOrleans.Aggregation.Tests.Reading;

/// <summary>What a sender is told beside the answer.</summary>
public sealed class NoteTests
{
    [Theory]
    [InlineData("\"Call Volume\":5", "Volume", "Call Volume")]
    [InlineData("\"Call Volume\":null", "Volume", "Call Volume")]
    [InlineData("\"Call Vol\\u0075me\":5", "Volume", "Call Volume")]
    [InlineData("\"Volumes\":5,\"Call Volume\":5,\"Volumes\":6", "Volume", "Call Volume|Volumes")]
    [InlineData("\"Volume\":1,\"AHT\":5", "Base AHT", "AHT")]
    [InlineData("\"Volume\":1,\"Call Centre\":\"x\",\"Abandonment\":3", "Abandons", "Abandonment")]
    public void Fold_ColumnThatLooksLikeOneThatNoRowHas_IsNoted(string fields, string missing, string columns)
    {
        var note = Fold.Message(Request(Row(fields), Row(fields))).Notes.ShouldHaveSingleItem();
        (note.Code, note.Missing).ShouldBe((NoteCodes.UnreadColumn, missing));
        note.Columns.ShouldBe(columns.Split('|'));
        note.Text.ShouldContain(missing);
    }

    [Theory]
    [InlineData("\"Volume\":1,\"Call Volume\":5")]
    [InlineData("\"volume\":1,\"Call Volume\":5")]
    [InlineData("\"Volume\":null,\"Call Volume\":5")]
    [InlineData("\"Region\":5")]
    [InlineData("\"Abandons\":1")]
    public void Fold_ColumnsThatAreThereOrLikeNone_AreNotNoted(string fields) => Fold.Message(Request(Row(fields), Row(fields))).Notes.ShouldBeEmpty();

    [Fact]
    public void Fold_ColumnThatSomeRowHas_IsNotNoted()
    {
        Fold.Message(Request(Row("\"Call Volume\":5"), Row("\"Volume\":5"))).Notes.ShouldBeEmpty();
        Fold.Message(Request(Row("\"Volume\":5"), Row("\"Volume\":5"), Row("\"Call Volume\":5"))).Notes.ShouldBeEmpty();
    }

    [Fact]
    public void Fold_DimensionThatNoRowHas_IsNotedBesideTheRejects()
    {
        var message = Fold.Message("""{"organizationId":"o","weekly":[{"Week":"2024-01-05","Contact Type":"a","Staff Type":"b","Call Centre":"c"}]}""");
        message.Rejected.Count.ShouldBe(1);
        message.Notes.ShouldHaveSingleItem().Missing.ShouldBe("Call Center");
    }

    [Fact]
    public void Fold_NotesOfAMessage_AreNotThoseOfTheNext()
    {
        Fold.Message(Request(Row("\"Call Volume\":5"))).Notes.ShouldHaveSingleItem();
        Fold.Message(Request(Row("\"Abandons\":5"))).Notes.ShouldBeEmpty();
        Fold.Message($$"""{"organizationId":"o","weekly":[{{Row("\"Call Volume\":5")}}],"weekly":[]}""").Notes.ShouldBeEmpty();
        Fold.Message($$"""{"event":"hourly","organizationId":"o","weekly":[{{Row("\"Call Volume\":5")}}],"rows":[{{Row("\"AHT\":5,\"Volume\":1")}}]}""")
            .Notes.ShouldHaveSingleItem().Missing.ShouldBe("Base AHT");
    }

    [Fact]
    public void Fold_VeryManyColumns_NamesTheSameInAnyOrder()
    {
        var rows = Enumerable.Range(0, 500).Select(i => Row($"\"Volume {i}\":1")).ToArray();
        var notes = Fold.Message(Request(rows)).Notes;
        notes.ShouldHaveSingleItem().Columns.ShouldBe(["Volume 0", "Volume 1", "Volume 10", "Volume 100", "Volume 101"]);
        Fold.Message(Request([.. rows.Reverse()])).Notes.ShouldHaveSingleItem().Columns.ShouldBe(notes[0].Columns);
    }

    [Theory]
    [InlineData("Voice", "voice")]
    [InlineData("Voice", "VOICE ")]
    [InlineData("Voice", "\\u00a0Voice")]
    [InlineData("Kraków", "Krako\\u0301w")]
    [InlineData("KRAKÓW", "krako\u0301w\\t")]
    [InlineData("жук", "Жук")]
    public void Fold_GroupsThatAreEasilyMixedUp_StayAsWrittenAndAreNoted(string one, string other)
    {
        var message = Fold.Message(Request(Group(one), Group(other), Group("Chat"), Group(one)));
        message.Groups.Count.ShouldBe(3);
        var note = message.Notes.ShouldHaveSingleItem();
        note.Code.ShouldBe(NoteCodes.SimilarGroups);
        note.Groups.ShouldHaveSingleItem().ShouldBe(message.Groups.Take(2).Select(group => group.Group), ignoreOrder: true);
    }

    [Theory]
    [InlineData("Voice", "Voice 2")]
    [InlineData("Voice", "Vo ice")]
    [InlineData("Kraków", "Krakow")]
    [InlineData("A", "B")]
    public void Fold_GroupsThatDifferOtherwise_AreNotNoted(string one, string other) => Fold.Message(Request(Group(one), Group(other))).Notes.ShouldBeEmpty();

    [Fact]
    public void Fold_ManySetsOfGroups_AreCountedAndTheFirstOnesNamed()
    {
        var rows = Enumerable.Range(0, 300).Select(i => Group($"g{i % 30:00}{new string(' ', i / 30)}")).ToArray();
        var note = Fold.Message(Request(rows)).Notes.ShouldHaveSingleItem();
        note.Text.ShouldContain("30 sets");
        note.Groups.Count.ShouldBe(20);
        note.Groups.ShouldAllBe(set => set.Count == 10);
        Fold.Answer(Fold.Message(Request([.. rows.Reverse()]))).ShouldBe(Fold.Answer(Fold.Message(Request(rows))));
    }

    [Fact]
    public void WriteRollup_Notes_AreTheLastField()
    {
        var answer = Encoding.UTF8.GetString(Fold.Answer(Fold.Message(Request(Group("A_x"), Group("a_x "), Group("A", "x_b"), "5"))));
        answer.ShouldEndWith(
            """
            "rejected":{"rows":1,"reasons":{"row-not-an-object":1}},"notes":[{"code":"unread-column","text":"No row has \"Abandons\", and \"abandonment\" is not read. If that is what is meant, send it as \"Abandons\", or set Scenario__Names__Aliases.","missing":"Abandons","columns":["abandonment"]},{"code":"similar-groups","text":"There is a set of groups that differ only in white space around a name, in case or in Unicode composition. If they are the same, write them alike, or set Scenario__Names__Clean for all but case.","groups":[["A\\_x_b_c","a_x _b_c"]]}]}
            """);
    }

    [Theory]
    [InlineData("\"Voice\"", "\" Voice\"", "Voice")]
    [InlineData("\"Voice\\u00a0\\t\"", "\"Voice\"", "Voice")]
    [InlineData("\"Krako\u0301w\"", "\"Kraków\"", "Kraków")]
    [InlineData("\"Krako\\u0301w \"", "\"Krak\\u00f3w\"", "Kraków")]
    [InlineData("\"\u1112\u1161\u11AB\"", "\"한\"", "한")]
    public void Fold_CleanNames_AreOneGroup(string one, string other, string name)
    {
        var names = new FoldNames { Clean = true };
        string[] rows = [Quoted(one), Quoted(other), Quoted(one), Quoted(other), Quoted(other), Quoted("\"voice\"")];
        var message = MessageFolder.Fold(Encoding.UTF8.GetBytes(Request(rows)), FoldLimits.Default, names).Message!;
        message.Groups.Select(group => (group.Group.ContactType, group.Days.Rows)).ShouldBe([(name, 5), ("voice", 1)]);
        message.Notes.Count.ShouldBe(name == "Voice" ? 1 : 0);

        var batch = new HourlyBatch(FoldLimits.Default, names);
        foreach (var row in rows)
        {
            batch.TryAdd(Encoding.UTF8.GetBytes($$"""{"event":"hourly","organizationId":"o","rows":[{{row}}]}""")).ShouldBeTrue();
        }

        batch.Drain().ShouldHaveSingleItem().Groups.Select(group => (group.Group.ContactType, group.Days.Rows)).ShouldBe([(name, 5), ("voice", 1)], ignoreOrder: true);
    }

    [Fact]
    public void Fold_CleanNames_AreJudgedByWhatIsLeft()
    {
        var names = new FoldNames { Clean = true };
        FoldOutcome Of(string value) => MessageFolder.Fold(Encoding.UTF8.GetBytes(Request(Quoted($"\"{value}\""))), FoldLimits.Default with { MaxNameBytes = 20 }, names);
        Of(new string(' ', 500) + "a").Message!.Groups.ShouldHaveSingleItem().Group.ContactType.ShouldBe("a");
        Of(string.Concat(Enumerable.Repeat("e\u0301", 10))).IsUsable.ShouldBeTrue();
        Of(string.Concat(Enumerable.Repeat("e\u0301", 11))).Fault!.Code.ShouldBe(FaultCodes.TooLarge);
        Of(new string('\u0301', 500_000)).Fault!.Code.ShouldBe(FaultCodes.TooLarge);
        Of(" \\u00a0").Message!.Rejected.Items.ShouldHaveSingleItem().Code.ShouldBe(RejectCodes.MissingDimension);
    }

    private static string Request(params string[] rows) => $$"""{"organizationId":"o","weekly":[{{string.Join(',', rows)}}]}""";

    private static string Row(string fields) => $$"""{"Week":"2024-01-05","Contact Type":"a","Staff Type":"b","Call Center":"c",{{fields}}}""";

    private static string Group(string type, string staff = "b") =>
        $$"""{"Week":"2024-01-05","Contact Type":"{{type}}","Staff Type":"{{staff}}","Call Center":"c","Volume":1{{(type == "A_x" ? ",\"abandonment\":1" : "")}}}""";

    private static string Quoted(string type) => $$"""{"Week":"2024-01-05","Contact Type":{{type}},"Staff Type":"b","Call Center":"c"}""";
}

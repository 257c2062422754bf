using System.Text;
using ScenarioOrleans.Cli.CommandLine;

namespace ScenarioOrleans.Cli.Tests.Tables;

public sealed class TableInputTests
{
    private const string Request = """{"organizationId":"o","week_start":"monday"}""";

    private const string Expected =
        """{"event":"rollup","organizationId":"o","week_start":"monday","weekly":{"Voice_F_C":[{"Week":"2025-01-06","Volume":7.5,"Abandons":0,"Top Line Agents (FTE)":0,"Base AHT":266,"Handled Threshold":0,"Service Level (X Seconds)":0.0556,"Acceptable Wait Time":null,"Total Queue Time":0}]}}""";

    [Theory]
    [InlineData(',', "7.5")]
    [InlineData(';', "7.5")]
    [InlineData('\t', "7.5")]
    [InlineData('|', "7.5")]
    public async Task Rollup_TableWithTheNamesOfRows_IsAnsweredWhateverTheDelimiter(char delimiter, string volume)
    {
        var table = $"Week,contact_type,Staff Type,\"Call Center\",Volume,Base AHT,Service Level (X Seconds),Total Queue Time\n2025-01-06,\"Voice\",F,C,{volume},00:04:26,5.56%,--\n";

        (await AnswerAsync(table.Replace(',', delimiter))).ShouldBe(Expected + "\n");
    }

    [Fact]
    public async Task Rollup_TableWithAMap_IsReadAsTheMapSays()
    {
        const string Map = """
            {"decimal":",","columns":{"Week":{"columns":["Day","Interval"],"format":"M/d/yy"},"Contact Type":{"constant":"Voice"},"Staff Type":{"constant":"F"},
             "Call Center":"Site","Volume":{"sum":["Calls_In","Calls_Out"]},"Base AHT":"Handle","Service Level (X Seconds)":"SL"}}
            """;
        const string Table = "\uFEFFDay;Interval;Site;Calls_In;Calls_Out;Handle;SL\n1/6/25;08:00-08:15;C;5;2,5;0:04:26;5,56%\n1/7/25;08:15-08:30;C;--;--;--;--\n";

        (await AnswerAsync(Table, Map)).ShouldBe(Expected + "\n");
    }

    [Fact]
    public async Task Rollup_FolderOfTables_IsOneRequestAndTellsBadRowsByLine()
    {
        using var folder = new TemporaryFolder();
        const string Head = "Week,Contact Type,Staff Type,Call Center,Volume\n";
        folder.Write("a.csv", Encoding.UTF8.GetBytes(Head + "2025-01-06,\"Vo\nice\",F,C,1\nsoon,Voice,F,C,1\n"));
        folder.Write("b.csv", Encoding.UTF8.GetBytes(Head + "2025-01-06,Voice,F,C,2\n2025-01-06,Voice,F,C,many\n"));

        var run = await CommandRun.OfAsync("rollup", folder.Path, "--request", Request);

        run.ExitCode.ShouldBe(ExitCode.Done);
        run.Text.ShouldContain("\"rejected\":{\"rows\":2,\"reasons\":{\"bad-week\":1,\"bad-measure\":1}}");
        run.Error.ShouldContain($"{folder["a.csv"]}: line 4: bad-week");
        run.Error.ShouldContain($"{folder["b.csv"]}: line 3: bad-measure");
    }

    [Fact]
    public async Task Rollup_OptionsOfTheRequest_AreFollowed() => (await AnswerAsync(
        "Week,Contact Type,Staff Type,Call Center,Volume,Abandons\n2025-01-06,Voice,F,C,4,1\n", request: """{"organizationId":"o","profile":"weighted","measures":["Abandon Rate"]}"""))
        .ShouldContain("\"Abandon Rate\":0.25");

    [Fact]
    public async Task Rollup_Explain_TellsWhereEachFieldComesFrom()
    {
        using var folder = new TemporaryFolder();
        var table = folder.Write("t.csv", "Date,Calls\n1/6/25,12\n"u8.ToArray());
        var map = folder.Write("map.json", """{"columns":{"Week":{"column":"Date","format":"M/d/yy"},"Volume":"Calls","Call Center":{"constant":"C"}}}"""u8.ToArray());

        var run = await CommandRun.OfAsync("rollup", table, "--map", map, "--explain");

        run.Text.ShouldContain("Week: from \"Date\" as M/d/yy: 2025-01-06\n");
        run.Text.ShouldContain("Volume: from \"Calls\": 12\n");
        run.Text.ShouldContain("Call Center: from the constant \"C\": C\n");
        run.Text.ShouldContain("Base AHT: from nothing: unknown\n");
    }

    [Theory]
    [InlineData("""{"columns":{"Volumen":"Calls"}}""", "Volumen")]
    [InlineData("""{"columns":{"Volume":"Anrufe"}}""", "Anrufe")]
    [InlineData("""{"columns":{"Volume":7}}""", "Volume")]
    [InlineData("""[]""", "no map")]
    public async Task Rollup_MapThatDoesNotFit_IsToldWhy(string map, string told)
    {
        using var folder = new TemporaryFolder();
        var table = folder.Write("t.csv", "Date,Calls\n1/6/25,12\n"u8.ToArray());

        var run = await CommandRun.OfAsync("rollup", table, "--map", folder.Write("map.json", Encoding.UTF8.GetBytes(map)), "--request", Request);

        run.ExitCode.ShouldBe(ExitCode.BadInput);
        run.Error.ShouldContain(told);
    }

    [Theory]
    [InlineData("rollup t.csv r.json")]
    [InlineData("rollup r.json --request {}")]
    [InlineData("rollup t.csv --request []")]
    public async Task Rollup_TablesAndOptionsThatDoNotFit_AreUsage(string line) =>
        (await CommandRun.OfAsync(line.Split(' '))).ExitCode.ShouldBe(ExitCode.Usage);

    private static async Task<string> AnswerAsync(string table, string? map = null, string request = Request)
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("t.csv", Encoding.UTF8.GetBytes(table));
        string[] mapped = map is null ? [] : ["--map", folder.Write("map.json", Encoding.UTF8.GetBytes(map))];
        var run = await CommandRun.OfAsync(["rollup", file, "--request", request, .. mapped]);
        run.Error.ShouldBeEmpty();
        return run.Text;
    }
}

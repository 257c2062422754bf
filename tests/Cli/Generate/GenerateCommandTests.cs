using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using ScenarioOrleans.Cli.CommandLine;

namespace ScenarioOrleans.Cli.Tests.Generate;

public sealed class GenerateCommandTests
{
    /// <summary>Of `scenario generate --seed 7 --weeks 2`: changes only when the generator is changed on purpose.</summary>
    private const string GoldenSha256 = "bccbf914eafc6298f0f430e46bfd3f23834fd839237ad83d8b08441a24dff58d";

    [Fact]
    public async Task Generate_SameOptions_GivesTheGoldenBytes()
    {
        var run = await CommandRun.OfAsync("generate", "--seed", "7", "--weeks", "2");

        Convert.ToHexStringLower(SHA256.HashData(run.Output)).ShouldBe(GoldenSha256);
    }

    [Fact]
    public async Task Generate_OtherSeed_GivesOtherRows()
    {
        var one = await CommandRun.OfAsync("generate", "--seed", "1", "--groups", "1");
        var two = await CommandRun.OfAsync("generate", "--seed", "2", "--groups", "1");

        one.Output.ShouldNotBe(two.Output);
    }

    [Fact]
    public async Task Generate_Defaults_IsOneRollupRequestOfOneWeek()
    {
        var run = await CommandRun.OfAsync("generate");

        using var json = JsonDocument.Parse(run.Output);
        json.RootElement.GetProperty("event").GetString().ShouldBe("rollup");
        json.RootElement.GetProperty("organizationId").GetString().ShouldBe("org-1");
        json.RootElement.GetProperty("week_start").GetString().ShouldBe("friday");
        json.RootElement.TryGetProperty("scenario", out _).ShouldBeFalse();
        var rows = json.RootElement.GetProperty("weekly");
        rows.GetArrayLength().ShouldBe(168 * 12);
        rows[0].GetProperty("Week").GetString().ShouldBe("2024-01-05");
        rows[168 * 12 - 1].GetProperty("Week").GetString().ShouldBe("2024-01-11");
    }

    [Fact]
    public async Task Generate_Options_ReachTheRequest()
    {
        var run = await CommandRun.OfAsync(
            "generate", "--event", "hourly", "--org", "ä\"1", "--scenario", "plan", "--week-start", "Monday", "--start-date", "2026-12-28",
            "--groups", "1", "--null-rate", "0");

        using var json = JsonDocument.Parse(run.Output);
        json.RootElement.GetProperty("event").GetString().ShouldBe("hourly");
        json.RootElement.GetProperty("organizationId").GetString().ShouldBe("ä\"1");
        json.RootElement.GetProperty("scenario").GetString().ShouldBe("plan");
        json.RootElement.GetProperty("week_start").GetString().ShouldBe("monday");
        json.RootElement.GetProperty("rows").EnumerateArray()
            .ShouldAllBe(row => string.CompareOrdinal(row.GetProperty("Week").GetString(), "2026-12-28") >= 0 && Numbers(row).All(IsNumber));
    }

    [Theory]
    [InlineData("0", 0.0, 0.0)]
    [InlineData("0.25", 0.2, 0.3)]
    [InlineData("1", 1.0, 1.0)]
    public async Task Generate_NullRate_IsTheShareOfNulls(string rate, double least, double most)
    {
        var run = await CommandRun.OfAsync("generate", "--null-rate", rate, "--groups", "3");

        using var json = JsonDocument.Parse(run.Output);
        var numbers = json.RootElement.GetProperty("weekly").EnumerateArray().SelectMany(Numbers).ToList();
        var share = numbers.Count(number => number.ValueKind == JsonValueKind.Null) / (double)numbers.Count;
        share.ShouldBeInRange(least, most);
    }

    [Fact]
    public async Task Generate_Encodings_HoldTheSameJson()
    {
        var json = (await CommandRun.OfAsync("generate", "--groups", "2")).Output.AsSpan().TrimEnd((byte)'\n').ToArray();
        var gzip = await CommandRun.OfAsync("generate", "--groups", "2", "--encoding", "gzip");
        var base64 = await CommandRun.OfAsync("generate", "--groups", "2", "--encoding", "base64");

        Inflate(gzip.Output).ShouldBe(json);
        Inflate(Convert.FromBase64String(base64.Text)).ShouldBe(json);
    }

    [Fact]
    public async Task Generate_Count_WritesALineForEachOrganization()
    {
        var run = await CommandRun.OfAsync("generate", "--count", "3", "--groups", "1");

        var lines = run.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.Select(line => JsonDocument.Parse(line).RootElement.GetProperty("organizationId").GetString()).ShouldBe(["org-1", "org-2", "org-3"]);
    }

    [Fact]
    public async Task Generate_CountToAFolder_WritesAFileEach()
    {
        using var folder = new TemporaryFolder();

        var run = await CommandRun.OfAsync("generate", "--count", "11", "--groups", "1", "--encoding", "base64", "--out", folder["requests"]);

        run.ExitCode.ShouldBe(ExitCode.Done);
        run.Output.ShouldBeEmpty();
        Directory.GetFiles(folder["requests"]).Select(Path.GetFileName).Order().ShouldBe(
            Enumerable.Range(1, 11).Select(number => $"request-{number.ToString("D2", CultureInfo.InvariantCulture)}.b64"));
    }

    private static IEnumerable<JsonElement> Numbers(JsonElement row) => row.EnumerateObject().Skip(4).Select(property => property.Value);

    private static bool IsNumber(JsonElement value) => value.ValueKind == JsonValueKind.Number;

    private static byte[] Inflate(byte[] gzip)
    {
        using var inflated = new MemoryStream();
        using var stream = new GZipStream(new MemoryStream(gzip), CompressionMode.Decompress);
        stream.CopyTo(inflated);
        return inflated.ToArray();
    }
}

using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using ScenarioOrleans.Integration.Tests.Support;
using ScenarioOrleans.Kafka.Embedded;
using ScenarioOrleans.Kafka.Status;
using ScenarioOrleans.Silo.Ingest;

namespace ScenarioOrleans.Cli.Tests.DeadLetters;

/// <summary>One state block of a scenario is damaged for a while: every row is counted once in the end.</summary>
public sealed class DamagedRowTests : IDisposable
{
    private const string Damaged = "org-1/actuals/running/Chat/F/C";

    private readonly EmbeddedBroker _broker = Service.StartBroker();
    private readonly TopicClient _client;
    private readonly TemporaryFolder _folder = new();
    private long _sent;

    public DamagedRowTests() => _client = new TopicClient(_broker.BootstrapServers);

    [Fact]
    public async Task Replay_AfterADamagedBlockIsMended_CountsEveryRowOnce()
    {
        await using (var before = await StartAsync())
        {
            await SendAsync(Rows("org-1", 1, "Voice", "Chat", "Email"));
            await DoneAsync(before);
        }

        var block = Exchange([1, 2, 3]);
        string partly, wholly;
        await using (var meanwhile = await StartAsync())
        {
            // In one batch, as far as they come together.
            partly = await SendAsync(Rows("org-1", 10, "Voice", "Chat", "Email"));
            wholly = await SendAsync(Rows("org-1", 100, "Chat"));
            await SendAsync(Rows("org-1", 1_000, "Email"));
            await SendAsync(Rows("org-2", 7, "Chat"));
            await DoneAsync(meanwhile);
        }

        (await _client.DeadLetterOfAsync(partly)).Header(RemainingGroups.Header).ShouldBe("""[["Chat","F","C"]]""");
        (await _client.DeadLetterOfAsync(wholly)).Header(RemainingGroups.Header).ShouldBeNull();
        _client.DeadLetters.Count().ShouldBe(2);
        await ShownAsync("org-1", "Chat_F_C 1, Email_F_C 1011, Voice_F_C 11");
        await ShownAsync("org-2", "Chat_F_C 7");

        Exchange(block);
        await using var after = await StartAsync();
        (await RunAsync("replay")).Error.ShouldContain("2 of 2 letters sent");
        (await RunAsync("replay")).Error.ShouldContain("0 of 2 letters sent");
        _sent += 2;
        await DoneAsync(after);
        await SendAsync("""{"event":"publish","organizationId":"org-1","scenario":"actuals"}""");
        await DoneAsync(after);

        await ShownAsync("org-1", "Chat_F_C 111, Email_F_C 1011, Voice_F_C 11");
        _client.DeadLetters.Count().ShouldBe(2);
    }

    [Fact]
    public async Task Publish_WithADamagedBlock_IsADeadLetterAndHoldsUpNothing()
    {
        await using (var before = await StartAsync())
        {
            await SendAsync(Rows("org-1", 1, "Voice", "Chat"));
            await DoneAsync(before);
        }

        Exchange([1, 2, 3]);
        await using var service = await StartAsync();
        var publish = await SendAsync("""{"event":"publish","organizationId":"org-1","scenario":"actuals"}""");
        await SendAsync(Rows("org-1", 10, "Voice"));
        await DoneAsync(service);

        (await _client.DeadLetterOfAsync(publish)).Header("__dlq.errors.message")!.ShouldContain(Damaged);
        await ShownAsync("org-1", "Chat_F_C 1, Voice_F_C 11");
    }

    [Fact]
    public async Task Header_Malformed_IsADeadLetterWithItsCode()
    {
        await using var service = await StartAsync();
        var message = await _client.SendAsync(Encoding.UTF8.GetBytes(Rows("org-1", 1, "Voice")), null, 0, (RemainingGroups.Header, "[[1]]"));

        (await _client.DeadLetterOfAsync(message)).Header("scenario.error.code").ShouldBe("bad-remaining-groups");
    }

    public void Dispose()
    {
        _client.Dispose();
        _broker.Dispose();
        SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    private Task<Service> StartAsync() => Service.StartAsync(
        _broker,
        null,
        [.. Service.JoinGroup, ("Scenario:Storage:Provider", "sqlite"), ("Scenario:Storage:Path", _folder["aggregates.sqlite"]), ("Scenario:Summary:PublishInterval", "00:00:00.050")]);

    private async Task<string> SendAsync(string json)
    {
        _sent++;
        return await _client.SendAsync(json);
    }

    /// <summary>Everything that was sent is committed.</summary>
    private Task DoneAsync(Service service) => TopicClient.Until(
        () => service.Services.GetRequiredService<IngestStatus>().Snapshot().Partitions is [{ } partition] && partition.Committed == _sent,
        $"{_sent} messages committed");

    /// <summary>Puts other bytes into the damaged row, and returns those that were there.</summary>
    private byte[] Exchange(byte[] bytes)
    {
        using var connection = new SqliteConnection($"Data Source={_folder["aggregates.sqlite"]}");
        connection.Open();
        using var read = connection.CreateCommand();
        read.CommandText = "SELECT block FROM state_blocks WHERE grain_key = $key";
        read.Parameters.AddWithValue("$key", Damaged);
        var block = (byte[])read.ExecuteScalar()!;
        using var write = connection.CreateCommand();
        write.CommandText = "UPDATE state_blocks SET block = $block WHERE grain_key = $key";
        write.Parameters.AddWithValue("$key", Damaged);
        write.Parameters.AddWithValue("$block", bytes);
        write.ExecuteNonQuery().ShouldBe(1);
        return block;
    }

    private Task<CommandRun> RunAsync(params string[] args)
    {
        File.WriteAllText(_folder[".env"], $"KAFKA_BOOTSTRAP_SERVERS={_broker.BootstrapServers}\n");
        return CommandRun.OfAsync(["dead-letters", .. args, "--env-file", _folder[".env"], "--timeout", "20"]);
    }

    /// <summary>What is committed was published; that it was read here may take a moment.</summary>
    private Task ShownAsync(string organization, string volumes) => TopicClient.Until(
        () => Shown(organization) == volumes, $"{organization} shows {volumes}");

    /// <summary>The volume of each group as the last summary that shows it has it.</summary>
    private string Shown(string organization)
    {
        var shown = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var group in _client.Answers.Where(answer => answer.KeyText == $"{organization}/actuals")
            .SelectMany(answer => JsonDocument.Parse(answer.Json).RootElement.GetProperty("weekly").EnumerateObject()))
        {
            shown[group.Name] = group.Value[0].GetProperty("Volume").GetInt64();
        }

        return string.Join(", ", shown.Select(group => $"{group.Key} {group.Value}"));
    }

    private static string Rows(string organization, long volume, params string[] contactTypes) =>
        $$"""{"event":"hourly","organizationId":"{{organization}}","scenario":"actuals","rows":[{{string.Join(',', contactTypes.Select(type => $$"""{"Week":"2024-01-05","Contact Type":"{{type}}","Staff Type":"F","Call Center":"C","Volume":{{volume}}}"""))}}]}""";
}

using ScenarioOrleans.Integration.Tests.Support;

namespace ScenarioOrleans.Integration.Tests;

public sealed class AnalysisThroughKafkaTests : IDisposable
{
    private const string Finding =
        """{"organizationId":7,"scenario":"7","group":"Voice_F_C","Week":"2024-01-12","measure":"Volume","before":100,"after":89.5,"changePercent":-10.5}""";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("scenario-analysis-");

    [Fact]
    public async Task RunAnalysis_OverWhatIsHeld_IsAnsweredUnderItsOwnKeyAndAfterARestart()
    {
        using var broker = Service.StartBroker();
        using var client = new TopicClient(broker.BootstrapServers);
        await using (var service = await StartAsync(broker))
        {
            await client.AnswerToAsync(await client.SendAsync(
                """{"organizationId":7,"weekly":[{"Week":"2024-01-05","Contact Type":"Voice","Staff Type":"F","Call Center":"C","Volume":100},{"Week":"2024-01-12","Contact Type":"Voice","Staff Type":"F","Call Center":"C","Volume":89.5}]}"""));
            var answer = await client.AnswerToAsync(await client.SendAsync(Command("quick", "10")));

            answer.Json.ShouldBe("""{"event":"analysis","scenario":"run-analysis","analysisType":"quick","threshold":10,"findings":[""" + Finding + "]}");
            answer.KeyText.ShouldBe("run-analysis");
            answer.Header("content-encoding").ShouldBe("gzip+base64");
        }

        await using var again = await StartAsync(broker);
        (await client.AnswerToAsync(await client.SendAsync(Command("quick", "10.49")))).Json.ShouldContain(Finding);
        (await client.AnswerToAsync(await client.SendAsync(Command("quick", "10.5")))).Json.ShouldEndWith("\"findings\":[]}");
    }

    [Theory]
    [InlineData("slow", "10", "bad-parameters")]
    [InlineData("full", "-1", "bad-parameters")]
    [InlineData("full", "\"10\"", "bad-parameters")]
    public async Task RunAnalysis_BadParameters_IsADeadLetter(string type, string threshold, string code)
    {
        using var broker = Service.StartBroker();
        using var client = new TopicClient(broker.BootstrapServers);
        await using var service = await Service.StartAsync(broker);

        (await client.DeadLetterOfAsync(await client.SendAsync(Command(type, threshold)))).Header("scenario.error.code").ShouldBe(code);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static string Command(string type, string threshold) =>
        $$$"""{"scenario":"run-analysis","parameters":{"analysisType":"{{{type}}}","threshold":{{{threshold}}}},"timestamp":1673456734}""";

    private Task<Service> StartAsync(Kafka.Embedded.EmbeddedBroker broker) => Service.StartAsync(
        broker, null, ("Scenario:Storage:Provider", "sqlite"), ("Scenario:Storage:Path", Path.Combine(_folder.FullName, "aggregates.sqlite")));
}

using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using ScenarioOrleans.Silo.Hosting;

namespace ScenarioOrleans.Silo.Tests.Hosting;

public sealed class DotEnvFileTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    [Fact]
    public void Add_File_MakesSectionsOfDoubleUnderscores()
    {
        File.WriteAllText(_file, "export Kafka__GroupId = g # mine\nKAFKA_TOPIC=t\n");

        var settings = new ConfigurationBuilder().AddDotEnvFile(_file).Build();

        settings["Kafka:GroupId"].ShouldBe("g");
        settings["KAFKA_TOPIC"].ShouldBe("t");
    }

    [Theory]
    [InlineData("\uFEFF")]
    [InlineData("\r\n")]
    public void Add_FileOfAWindowsEditor_IsRead(string begin)
    {
        File.WriteAllText(_file, $"{begin}KAFKA_TOPIC = t\r\nKAFKA_GROUP_ID=g\r\n");

        var settings = new ConfigurationBuilder().AddDotEnvFile(_file).Build();

        (settings["KAFKA_TOPIC"], settings["KAFKA_GROUP_ID"]).ShouldBe(("t", "g"));
    }

    [Fact]
    public void Add_NoSuchFile_AddsNothing() =>
        new ConfigurationBuilder().AddDotEnvFile(_file + ".not").Sources.ShouldBeEmpty();

    [Fact]
    public void Add_BrokenLine_NamesFileAndLine()
    {
        File.WriteAllText(_file, "A=1\n'oops\n");

        var wrong = Should.Throw<OptionsValidationException>(() => new ConfigurationBuilder().AddDotEnvFile(_file));

        wrong.Failures.Single().ShouldStartWith($"{_file}, line 2: there is no name");
    }

    public void Dispose() => File.Delete(_file);
}

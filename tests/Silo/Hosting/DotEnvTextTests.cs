using ScenarioOrleans.Silo.Hosting;

namespace ScenarioOrleans.Silo.Tests.Hosting;

public sealed class DotEnvTextTests
{
    [Theory]
    [InlineData("A=1", "1")]
    [InlineData("A = 1", "1")]
    [InlineData("  A\t=\t1  ", "1")]
    [InlineData("export A=1", "1")]
    [InlineData("export  A = 1", "1")]
    [InlineData("A=", "")]
    [InlineData("A= # nothing", "")]
    [InlineData("A=1 # one", "1")]
    [InlineData("A=1#2", "1#2")]
    [InlineData("A=#1", "#1")]
    [InlineData("A=a b  c", "a b  c")]
    [InlineData("A=b=c;d=e", "b=c;d=e")]
    [InlineData(@"A=C:\new", @"C:\new")]
    [InlineData("A=it's", "it's")]
    [InlineData("A='b # c'", "b # c")]
    [InlineData("A=\" b \"", " b ")]
    [InlineData("A='b'# c", "b")]
    [InlineData("A=\"b\" # c", "b")]
    [InlineData(@"A=""b\n\""c\""\\""", "b\n\"c\"\\")]
    [InlineData(@"A='b\n\'c'", @"b\n'c")]
    [InlineData("A='b\nc'", "b\nc")]
    [InlineData("A=\"b\r\nc\"", "b\r\nc")]
    [InlineData("A=1\nA=2", "2")]
    [InlineData("# A=1\r\n\r\n   # again\r\nA=2\r\n", "2")]
    [InlineData("A=ä€", "ä€")]
    public void Read_OneSetting_IsItsValue(string text, string value) => Read(text)["A"].ShouldBe(value);

    [Theory]
    [InlineData("A=${SET}", "environment")]
    [InlineData("A=x${SET}y", "xenvironmenty")]
    [InlineData("A=\"${SET}\"", "environment")]
    [InlineData("A='${SET}'", "${SET}")]
    [InlineData("A=$SET", "$SET")]
    [InlineData("A=${UNSET}", "")]
    [InlineData("A=${UNSET:-usual}", "usual")]
    [InlineData("A=${SET:-usual}", "environment")]
    [InlineData("B=before\nA=${B}", "before")]
    [InlineData("SET=file\nA=${SET}", "environment")]
    public void Read_Reference_IsTheOtherValue(string text, string value) => Read(text)["A"].ShouldBe(value);

    [Fact]
    public void Read_NameWithoutAValue_IsLeftToTheEnvironment() => Read("KAFKA_TOPIC\nA=1").Keys.ShouldBe(["A"]);

    [Theory]
    [InlineData("export=1", "export=1")]
    [InlineData("export = 1", "export=1")]
    [InlineData("exporter=1", "exporter=1")]
    [InlineData("export\tA\t=\t1", "A=1")]
    [InlineData("KAFKA_GROUP_ID = planners", "KAFKA_GROUP_ID=planners")]
    [InlineData("KAFKA_CLIENT_SASL_PASSWORD = 'a # b'  # c", "KAFKA_CLIENT_SASL_PASSWORD=a # b")]
    [InlineData("Kafka__Client__sasl.username=me", "Kafka__Client__sasl.username=me")]
    [InlineData("a-b=1", "a-b=1")]
    [InlineData("A=1\rB=2", "A=1 B=2")]
    [InlineData("A='x'\n\nB=\"y\"", "A=x B=y")]
    public void Read_NamesAndBlanks_AreTakenApart(string text, string settings) =>
        string.Join(' ', Read(text).Select(pair => $"{pair.Key}={pair.Value}")).ShouldBe(settings);

    [Fact]
    public void Read_ManyLines_AreAllThere() =>
        Read("A=1\nexport B = 2\n\n#c\nC='3\n4'\nD=\"5\"").Select(pair => $"{pair.Key}={pair.Value}").ShouldBe(["A=1", "B=2", "C=3\n4", "D=5"]);

    [Theory]
    [InlineData("A=1\nSASL PASSWORD=secret\n", "line 2: SASL is not followed by an equals sign")]
    [InlineData("# c\n\n=secret", "line 3: there is no name before the equals sign")]
    [InlineData("A='secret\nB=1", "line 1: the value of A begins with a ' and does not end with one")]
    [InlineData("A=\"secret\"more", "line 1: the value of A begins with a \" and does not end with one")]
    [InlineData("export A='secret", "line 1: the value of A begins")]
    [InlineData("A: secret", "line 1: A: is not followed by an equals sign")]
    public void Read_BrokenLine_SaysWhichAndKeepsTheValueToItself(string text, string complaint)
    {
        var broken = Should.Throw<FormatException>(() => Read(text));

        broken.Message.ShouldStartWith(complaint);
        broken.Message.ShouldNotContain("secret");
    }

    private static IReadOnlyDictionary<string, string> Read(string text) =>
        DotEnvText.Read(text, name => name == "SET" ? "environment" : null);
}

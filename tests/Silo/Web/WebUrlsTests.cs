using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using ScenarioOrleans.Silo.Web;

namespace ScenarioOrleans.Silo.Tests.Web;

public sealed class WebUrlsTests
{
    private const string Usual = "http://127.0.0.1:8088";

    [Theory]
    [InlineData(null, null, "--url", Usual)]
    [InlineData(null, "", "--url", Usual)]
    [InlineData(null, "http://+:80", "ASPNETCORE_URLS", "http://+:80")]
    [InlineData("http://localhost:1", "http://+:80", "--url", "http://localhost:1")]
    [InlineData("http://127.0.0.1:0", null, "--url", "http://127.0.0.1:0")]
    [InlineData("http://[::]:8088;http://*:8089", null, "--url", "http://[::]:8088;http://*:8089")]
    [InlineData("http://unix:/run/scenario.sock", null, "--url", "http://unix:/run/scenario.sock")]
    public void Of_Addresses_AreTakenFromTheCommandLineThenTheVariable(string? option, string? variable, string setting, string urls) =>
        Of(option, variable).ShouldBe(new WebUrls(setting, urls));

    [Theory]
    [InlineData("8088")]
    [InlineData("localhost:8088")]
    [InlineData("https://localhost:8088")]
    [InlineData("ftp://localhost:8088")]
    [InlineData("http://localhost:port")]
    [InlineData("http://localhost:70000")]
    [InlineData("http://localhost:8088/path")]
    [InlineData("http://")]
    [InlineData("http://local host:8088")]
    public void Of_WhatIsNoAddress_NamesTheOptionValueRuleAndRemedy(string url)
    {
        var failure = Should.Throw<OptionsValidationException>(() => Of(url, null)).Failures.ShouldHaveSingleItem();

        failure.ShouldStartWith($"--url is '{url}' but must be like http://127.0.0.1:8088, ");
        failure.ShouldContain("Correct it");
    }

    [Fact]
    public void Of_SomeOfSeveralWrong_AreToldWithTheVariablesName() =>
        Should.Throw<OptionsValidationException>(() => Of(null, "http://a:1;b;c")).Failures
            .Select(failure => failure[..24]).ShouldBe(["ASPNETCORE_URLS is 'b' b", "ASPNETCORE_URLS is 'c' b"]);

    private static WebUrls Of(string? option, string? variable) => WebUrls.Of(
        option, new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create("ASPNETCORE_URLS", variable)]).Build(), Usual);
}

using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using ScenarioOrleans.Silo.Clustering;

namespace ScenarioOrleans.Silo.Tests.Clustering;

public sealed class SiloTlsTests : IDisposable
{
    private readonly Certificates _certificates = new();

    [Fact]
    public void Use_Files_AreTaken()
    {
        var (certificate, key) = _certificates.Silo();

        Use(Settings.Of(("ORLEANS_TLS_CERTIFICATE", certificate), ("ORLEANS_TLS_KEY", key), ("ORLEANS_TLS_CA", _certificates.Authority))).ShouldBeEmpty();
    }

    [Fact]
    public void Use_OneOfThree_NamesTheOthers()
    {
        var failures = Use(Settings.Of(("ORLEANS_TLS_KEY", "x")));

        failures.Length.ShouldBe(2);
        failures[0].ShouldStartWith("ORLEANS_TLS_CERTIFICATE is '' but must be given with");
        failures[1].ShouldStartWith("ORLEANS_TLS_CA is ''");
    }

    [Fact]
    public void Use_MissingFile_IsRefused() =>
        Use(Settings.Of(("ORLEANS_TLS_CERTIFICATE", "no.crt"), ("ORLEANS_TLS_KEY", "no.key"), ("ORLEANS_TLS_CA", "no.ca")))
            .ShouldHaveSingleItem().ShouldStartWith("ORLEANS_TLS_CERTIFICATE is 'no.crt' but there is no such file.");

    [Fact]
    public void Use_CertificateForServersOnly_IsRefused()
    {
        var (certificate, key) = _certificates.Silo([new Oid("1.3.6.1.5.5.7.3.1")]);

        Use(Settings.Of(("ORLEANS_TLS_CERTIFICATE", certificate), ("ORLEANS_TLS_KEY", key), ("ORLEANS_TLS_CA", _certificates.Authority)))
            .ShouldHaveSingleItem().ShouldContain("must be for servers and clients");
    }

    [Fact]
    public void IsSignedBy_OtherAuthority_IsFalse()
    {
        using var others = new Certificates();
        var (own, foreign) = (Load(_certificates.Silo().Certificate), Load(others.Silo().Certificate));
        var authorities = new X509Certificate2Collection();
        authorities.ImportFromPemFile(_certificates.Authority);

        SiloTls.IsSignedBy(authorities, own, sent: null).ShouldBeTrue();
        SiloTls.IsSignedBy(authorities, foreign, sent: null).ShouldBeFalse();
    }

    public void Dispose() => _certificates.Dispose();

    private static X509Certificate2 Load(string file) => X509CertificateLoader.LoadCertificateFromFile(file);

    private static string[] Use(IConfiguration settings)
    {
        try
        {
            Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true }).UseOrleans(silo => silo.UseSiloTls(settings));
            return [];
        }
        catch (OptionsValidationException refused)
        {
            return [.. refused.Failures];
        }
    }
}

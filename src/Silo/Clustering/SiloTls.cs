using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Configuration;
using Orleans.Connections.Security;
using ScenarioOrleans.Operating;

namespace ScenarioOrleans.Silo.Clustering;

/// <summary>
/// TLS between silos, both sides with a certificate: <c>ORLEANS_TLS_CERTIFICATE</c> and <c>ORLEANS_TLS_KEY</c> (this silo's, PEM),
/// <c>ORLEANS_TLS_CA</c> (who signs those of the cluster's silos, PEM). Names in certificates are not looked at, since silos are addressed by
/// changing IP addresses: whoever has a certificate of that authority is a member. So it has to be the cluster's own.
/// </summary>
internal static class SiloTls
{
    private const string Certificate = "ORLEANS_TLS_CERTIFICATE";
    private const string Key = "ORLEANS_TLS_KEY";
    private const string Authority = "ORLEANS_TLS_CA";
    private const string Target = "scenario-orleans";

    private static readonly string[] Settings = [Certificate, Key, Authority];

    public static string Names { get; } = $"{Certificate}, {Key} and {Authority}";

    public static bool IsSet(IConfiguration configuration) => Settings.Any(name => configuration[name] is { Length: > 0 });

    /// <summary>Does nothing when the variables are not set.</summary>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">One of them is missing, or cannot be used.</exception>
    public static ISiloBuilder UseSiloTls(this ISiloBuilder silo, IConfiguration configuration)
    {
        if (!IsSet(configuration))
        {
            return silo;
        }

        string[] missing = [.. Settings.Where(name => configuration[name] is not { Length: > 0 })];
        if (missing.Length > 0)
        {
            throw WrongSetting.Of(Certificate, missing.Select(name => $"{name} is '' but must be given with {Names}. Set all three, or none for no encryption between silos."));
        }

        var own = TlsFiles.Own(Certificate, configuration[Certificate]!, Key, configuration[Key]!);
        var authorities = TlsFiles.Authorities(Authority, configuration[Authority]!);
        return silo.UseTls(own, options =>
        {
            options.RemoteCertificateMode = RemoteCertificateMode.RequireCertificate;
            options.ClientCertificateMode = RemoteCertificateMode.RequireCertificate;
            options.RemoteCertificateValidation = (certificate, sent, _) => IsSignedBy(authorities, certificate, sent);
            options.OnAuthenticateAsClient = static (_, client) => client.TargetHost = Target;
        });
    }

    internal static bool IsSignedBy(X509Certificate2Collection authorities, X509Certificate2 certificate, X509Chain? sent)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(authorities);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        if (sent is not null)
        {
            chain.ChainPolicy.ExtraStore.AddRange(sent.ChainElements.Select(element => element.Certificate).ToArray());
        }

        return chain.Build(certificate);
    }
}

using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ScenarioOrleans.Operating;

namespace ScenarioOrleans.Silo.Clustering;

/// <summary>Reads certificates and keys; what cannot be used is told by the variable that names the file.</summary>
internal static class TlsFiles
{
    private static readonly string[] BothSides = ["1.3.6.1.5.5.7.3.1", "1.3.6.1.5.5.7.3.2"];

    public static X509Certificate2 Own(string certificateSetting, string certificateFile, string keySetting, string keyFile)
    {
        Require(certificateSetting, certificateFile);
        Require(keySetting, keyFile);
        try
        {
            using var read = X509Certificate2.CreateFromPemFile(certificateFile, keyFile);
            // A key that only this object has cannot be used for TLS on every system.
            var own = X509CertificateLoader.LoadPkcs12(read.Export(X509ContentType.Pkcs12), null);
            return IsForBothSides(own)
                ? own
                : throw WrongSetting.Of(
                    certificateSetting, $"{certificateSetting} is '{certificateFile}' but its certificate must be for servers and clients: silos call each other. Make one with the extended key usages serverAuth and clientAuth.");
        }
        catch (Exception unusable) when (unusable is CryptographicException or UnauthorizedAccessException)
        {
            throw WrongSetting.Of(
                certificateSetting,
                $"{certificateSetting} is '{certificateFile}' and {keySetting} '{keyFile}' but must be a certificate and its key without a password, both PEM: {unusable.Message}");
        }
    }

    public static X509Certificate2Collection Authorities(string setting, string file)
    {
        Require(setting, file);
        var authorities = new X509Certificate2Collection();
        try
        {
            authorities.ImportFromPemFile(file);
        }
        catch (CryptographicException unusable)
        {
            throw WrongSetting.Of(setting, $"{setting} is '{file}' but must be certificates in PEM: {unusable.Message}");
        }

        return authorities.Count > 0 ? authorities : throw WrongSetting.Of(setting, $"{setting} is '{file}' but there is no certificate in it. It must be PEM.");
    }

    private static void Require(string setting, string file)
    {
        if (!File.Exists(file))
        {
            throw WrongSetting.Of(setting, $"{setting} is '{file}' but there is no such file. Correct the path.");
        }
    }

    /// <summary>A certificate that names no usage has all.</summary>
    private static bool IsForBothSides(X509Certificate2 certificate) => certificate.Extensions.OfType<X509EnhancedKeyUsageExtension>()
        .All(usage => BothSides.All(side => usage.EnhancedKeyUsages.Cast<Oid>().Any(found => found.Value == side)));
}

using System.Security.Cryptography;

namespace ScenarioOrleans.Aggregation;

/// <summary>The <c>digest</c> header (RFC 3230): what the compact JSON was, however it travelled.</summary>
public static class PayloadDigest
{
    /// <summary><c>sha-256=</c> and the base64 of the SHA-256 of the JSON.</summary>
    public static string Of(ReadOnlySpan<byte> json)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(json, hash);
        return "sha-256=" + Convert.ToBase64String(hash);
    }
}

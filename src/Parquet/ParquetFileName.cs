using System.Security.Cryptography;
using System.Text;

namespace ScenarioOrleans.Parquet;

/// <summary>
/// The file name of an answer: what a person recognises of its scenario and message, then a hash that tells apart what the readable part
/// does not. Letters, digits, <c>_</c> and <c>-</c> only, at most 150 characters: no way out of the folder, and valid on every file
/// system, also where case does not count. The same message always has the same name.
/// </summary>
internal static class ParquetFileName
{
    public const string Extension = ".parquet";
    private const int MaxReadableLength = 60;
    private const int HashBytes = 10;

    /// <param name="scenario">The scenario key's text.</param>
    /// <param name="messageId">topic/partition/offset of the request.</param>
    public static string Of(string scenario, string messageId)
    {
        ArgumentException.ThrowIfNullOrEmpty(scenario);
        ArgumentException.ThrowIfNullOrEmpty(messageId);
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{scenario}\n{messageId}"));
        string digest = Convert.ToHexStringLower(hash.AsSpan(0, HashBytes));
        return $"{Readable(scenario, fromEnd: false)}-{Readable(messageId, fromEnd: true)}-{digest}{Extension}";
    }

    // Of a long message id the end tells more: the partition and offset.
    private static string Readable(string text, bool fromEnd)
    {
        string portable = string.Create(text.Length, text, static (span, source) =>
        {
            for (int i = 0; i < span.Length; i++)
            {
                span[i] = char.IsAsciiLetterOrDigit(source[i]) || source[i] is '-' ? source[i] : '_';
            }
        });
        return portable.Length <= MaxReadableLength ? portable
            : fromEnd ? portable[^MaxReadableLength..]
            : portable[..MaxReadableLength];
    }
}

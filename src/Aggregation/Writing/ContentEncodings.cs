namespace ScenarioOrleans.Aggregation;

/// <summary>The texts of the <c>content-encoding</c> header.</summary>
public static class ContentEncodings
{
    public static string ToText(this ContentEncoding encoding) => encoding switch
    {
        ContentEncoding.GzipBase64 => "gzip+base64",
        ContentEncoding.Gzip => "gzip",
        ContentEncoding.Identity => "identity",
        _ => throw new ArgumentOutOfRangeException(nameof(encoding), encoding, "Not a content encoding."),
    };

    public static bool TryParse(string? text, out ContentEncoding encoding)
    {
        foreach (var known in Enum.GetValues<ContentEncoding>())
        {
            if (known.ToText() == text)
            {
                encoding = known;
                return true;
            }
        }

        encoding = default;
        return false;
    }
}

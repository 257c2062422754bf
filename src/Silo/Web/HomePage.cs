using Microsoft.AspNetCore.Http;

namespace ScenarioOrleans.Silo.Web;

/// <summary>The page at <c>/</c>: what the service is doing, and where to look further. One file, no outside assets.</summary>
internal static class HomePage
{
    private static readonly Lazy<byte[]> Html = new(Load);

    public static IResult Get() => Results.Bytes(Html.Value, "text/html; charset=utf-8");

    private static byte[] Load()
    {
        using var resource = typeof(HomePage).Assembly.GetManifestResourceStream("index.html")!;
        var bytes = new byte[resource.Length];
        resource.ReadExactly(bytes);
        return bytes;
    }
}

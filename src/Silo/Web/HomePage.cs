using Microsoft.AspNetCore.Http;

namespace ScenarioOrleans.Silo.Web;

/// <summary>The page at <c>/</c>: what the service is doing, and where to look further. One file, no outside assets.</summary>
internal static class HomePage
{
    private static readonly Lazy<byte[]> Html = new(Load);

    public static async Task GetAsync(HttpContext context)
    {
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.ContentLength = Html.Value.Length;
        await context.Response.Body.WriteAsync(Html.Value, context.RequestAborted);
    }

    private static byte[] Load()
    {
        using var resource = typeof(HomePage).Assembly.GetManifestResourceStream("index.html")!;
        var bytes = new byte[resource.Length];
        resource.ReadExactly(bytes);
        return bytes;
    }
}

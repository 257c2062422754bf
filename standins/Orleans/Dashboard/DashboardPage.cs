using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Orleans.Dashboard;

/// <summary>The page: one document without anything from elsewhere.</summary>
internal static class DashboardPage
{
    private static readonly string Template = Read();

    public static string Render(HttpRequest request, DashboardOptions options)
        => Template
            .Replace("{{counters}}", $"{request.PathBase}{request.Path.Value!.TrimEnd('/')}/counters.json", StringComparison.Ordinal)
            .Replace("{{interval}}", options.CounterUpdateIntervalMs.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);

    private static string Read()
    {
        using var stream = typeof(DashboardPage).Assembly.GetManifestResourceStream("Orleans.Dashboard.page.html")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}

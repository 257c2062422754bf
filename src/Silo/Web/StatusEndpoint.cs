using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using ScenarioOrleans.Silo.Status;

namespace ScenarioOrleans.Silo.Web;

/// <summary><c>/api/status</c>: what the service is doing, as JSON.</summary>
internal static partial class StatusEndpoint
{
    private static readonly StatusJson Json = new(new JsonSerializerOptions(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public static Task GetAsync(HttpContext context) => context.Response.WriteAsJsonAsync(
        context.RequestServices.GetRequiredService<StatusReader>().Read(), Json.ServiceStatus, contentType: null, context.RequestAborted);

    [JsonSerializable(typeof(ServiceStatus))]
    private sealed partial class StatusJson : JsonSerializerContext;
}

using System.Buffers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using ScenarioOrleans.Aggregation;
using ScenarioOrleans.Grains;
using ScenarioOrleans.Silo.Live;

namespace ScenarioOrleans.Silo.Web;

/// <summary>
/// <c>/api/live</c>: answers as server-sent events while they are published, all or, with <c>?scenario=organization/scenario</c>, those of
/// one record key. Each event is named after its answer, has the message id as its id, and as data
/// <c>{"key":…,"messageId":…,"answer":…}</c>. An event <c>dropped</c> says how many were lost because the reader was too slow.
/// </summary>
internal static class LiveEndpoint
{
    private const int RefusedForNow = StatusCodes.Status503ServiceUnavailable;

    public static async Task GetAsync(HttpContext context)
    {
        var services = context.RequestServices;
        var hub = services.GetRequiredService<LiveHub>();
        string? scenario = context.Request.Query["scenario"];
        if (scenario is not (null or "" or IAnalysisGrain.RecordKey) && !ScenarioKey.TryParse(scenario, out _))
        {
            await RefuseAsync(context, StatusCodes.Status400BadRequest, $"scenario is '{scenario}'; it must be a record key: organization/scenario, or run-analysis.");
            return;
        }

        await using var subscription = await hub.SubscribeAsync(string.IsNullOrEmpty(scenario) ? null : scenario);
        if (subscription is null)
        {
            await RefuseAsync(context, RefusedForNow, $"There are {hub.Subscribers} subscribers, as many as may be; try again later, or raise Scenario:Live:MaxSubscribers.");
            return;
        }

        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping);
        try
        {
            await WriteAsync(context.Response, subscription, services.GetRequiredService<IOptions<LiveOptions>>().Value.Heartbeat, end.Token);
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // The reader went, or the service goes.
            return;
        }
    }

    private static async Task WriteAsync(HttpResponse response, LiveSubscription subscription, TimeSpan heartbeat, CancellationToken end)
    {
        response.ContentType = "text/event-stream";
        response.Headers.CacheControl = "no-cache";
        response.Headers["X-Accel-Buffering"] = "no";
        response.BodyWriter.Write(": connected\n\n"u8);
        await response.BodyWriter.FlushAsync(end);
        while (true)
        {
            if (!await subscription.WaitAsync(heartbeat, end))
            {
                response.BodyWriter.Write(": nothing new\n\n"u8);
            }

            if (subscription.TakeDropped() is var dropped and > 0)
            {
                response.BodyWriter.Write(Encoding.ASCII.GetBytes($"event: dropped\ndata: {{\"dropped\":{dropped}}}\n\n"));
            }

            while (subscription.Take() is { } answer)
            {
                Write(response.BodyWriter, answer);
                await response.BodyWriter.FlushAsync(end);
            }

            await response.BodyWriter.FlushAsync(end);
        }
    }

    /// <summary>Compact JSON has no line breaks, so it is one line of data.</summary>
    private static void Write(IBufferWriter<byte> output, LiveAnswer answer)
    {
        var id = JsonEncodedText.Encode(answer.MessageId).ToString();
        output.Write(Encoding.UTF8.GetBytes($"event: {answer.Event}\nid: {id}\ndata: {{\"key\":\"{JsonEncodedText.Encode(answer.Key)}\",\"messageId\":\"{id}\",\"answer\":"));
        output.Write(answer.Json.Span);
        output.Write("}\n\n"u8);
    }

    private static Task RefuseAsync(HttpContext context, int status, string why)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(why + "\n");
    }
}

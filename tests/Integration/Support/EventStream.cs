using System.Text.Json;

namespace ScenarioOrleans.Integration.Tests.Support;

/// <summary>Reads server-sent events.</summary>
public sealed class EventStream : IAsyncDisposable
{
    private readonly HttpResponseMessage _response;
    private readonly StreamReader _reader;
    private readonly CancellationTokenSource _limit = new(TimeSpan.FromSeconds(60));

    private EventStream(HttpResponseMessage response, StreamReader reader) => (_response, _reader) = (response, reader);

    public string? ContentType => _response.Content.Headers.ContentType?.MediaType;

    /// <summary>Returns when the service follows the stream.</summary>
    public static async Task<EventStream> OpenAsync(HttpClient http, string path)
    {
        var response = await http.GetAsync(path, HttpCompletionOption.ResponseHeadersRead);
        var events = new EventStream(response, new StreamReader(await response.EnsureSuccessStatusCode().Content.ReadAsStreamAsync()));
        (await events.LineAsync()).ShouldBe(": connected");
        return events;
    }

    /// <summary>The next event; comments are passed over. Null at the end.</summary>
    public async Task<(string Name, string Id, JsonElement Data)?> NextAsync()
    {
        var (name, id) = (string.Empty, string.Empty);
        while (await LineAsync() is { } line)
        {
            if (line.StartsWith("event: ", StringComparison.Ordinal))
            {
                name = line[7..];
            }
            else if (line.StartsWith("id: ", StringComparison.Ordinal))
            {
                id = line[4..];
            }
            else if (line.StartsWith("data: ", StringComparison.Ordinal))
            {
                return (name, id, JsonDocument.Parse(line[6..]).RootElement);
            }
        }

        return null;
    }

    /// <summary>The next line; null at the end.</summary>
    public async Task<string?> LineAsync() => await _reader.ReadLineAsync(_limit.Token);

    public ValueTask DisposeAsync()
    {
        _reader.Dispose();
        _response.Dispose();
        _limit.Dispose();
        return ValueTask.CompletedTask;
    }
}

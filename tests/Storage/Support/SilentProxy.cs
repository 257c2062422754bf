using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace ScenarioOrleans.Storage.Tests.Support;

/// <summary>
/// Stands before a server and passes bytes, until it is to be silent: then it keeps every connection and takes new ones, and passes nothing, as a
/// process does that was stopped. What it did not pass it passes once it may speak again.
/// </summary>
internal sealed class SilentProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentBag<Task> _work = [];
    private readonly int _port;
    private volatile TaskCompletionSource _speaks = Speaking();

    public SilentProxy(int port)
    {
        _port = port;
        _listener.Start();
        _work.Add(AcceptAsync());
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public void Silence() => _speaks = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Speak() => _speaks.TrySetResult();

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        Speak();
        _listener.Stop();
        await Task.WhenAll(_work);
        _listener.Dispose();
        _stop.Dispose();
    }

    private static TaskCompletionSource Speaking()
    {
        var speaking = new TaskCompletionSource();
        speaking.SetResult();
        return speaking;
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                _work.Add(ServeAsync(client));
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var server = new TcpClient();
        using (client)
        {
            await server.ConnectAsync(IPAddress.Loopback, _port);
            await Task.WhenAny(PassAsync(client, server), PassAsync(server, client));
        }
    }

    private async Task PassAsync(TcpClient from, TcpClient to)
    {
        var buffer = new byte[64 << 10];
        try
        {
            while (await from.GetStream().ReadAsync(buffer, _stop.Token) is var count and > 0)
            {
                await _speaks.Task;
                await to.GetStream().WriteAsync(buffer.AsMemory(0, count), _stop.Token);
            }
        }
        catch (Exception ended) when (ended is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // Either side has hung up.
        }
    }
}

using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Clustering.Redis;
using ScenarioOrleans.Silo.Hosting;
using StackExchange.Redis;

namespace ScenarioOrleans.Silo.Tests.Hosting;

public sealed class RedisMeetingTests
{
    [Fact]
    public async Task Connect_RedisIsNotThere_IsWaitedForWithALineUntilTheStop()
    {
        using var lifetime = new Lifetime();
        var lines = new Lines();
        var options = new RedisClusteringOptions { ConfigurationOptions = ConfigurationOptions.Parse("127.0.0.1:1,password=secret-word") };

        var connecting = new RedisMeeting(lifetime, TimeProvider.System, lines).ConnectAsync(options);
        await lines.FirstAsync();
        lifetime.StopApplication();

        await Should.ThrowAsync<OperationCanceledException>(() => connecting);
        var line = lines.All.ShouldHaveSingleItem();
        line.ShouldStartWith("The start waits for Redis at 127.0.0.1:1: ");
        line.ShouldNotContain("secret-word");
        line.ShouldNotContain("abortConnect");
    }

    private sealed class Lifetime : IHostApplicationLifetime, IDisposable
    {
        private readonly CancellationTokenSource _stopping = new();

        public CancellationToken ApplicationStarted => CancellationToken.None;

        public CancellationToken ApplicationStopping => _stopping.Token;

        public CancellationToken ApplicationStopped => CancellationToken.None;

        public void StopApplication() => _stopping.Cancel();

        public void Dispose() => _stopping.Dispose();
    }

    private sealed class Lines : ILogger<RedisMeeting>
    {
        private readonly ConcurrentQueue<string> _lines = new();
        private readonly TaskCompletionSource _first = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public IReadOnlyCollection<string> All => _lines;

        public Task FirstAsync() => _first.Task.WaitAsync(TimeSpan.FromMinutes(1));

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            _lines.Enqueue(formatter(state, exception));
            _first.TrySetResult();
        }
    }
}

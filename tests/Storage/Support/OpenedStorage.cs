using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ScenarioOrleans.Grains.Ports;
using ScenarioOrleans.Storage.Options;

namespace ScenarioOrleans.Storage.Tests.Support;

/// <summary>The product's storage on a database, as one silo has it.</summary>
internal sealed class OpenedStorage : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly MeterListener _listener = new();
    private readonly ConcurrentQueue<int> _batches = new();
    private readonly BlockGrainStorage _storage;

    private OpenedStorage(StorageOptions options)
    {
        _services = new ServiceCollection()
            .AddLogging()
            .AddMetrics()
            .AddSingleton(TimeProvider.System)
            .AddSingleton<IOptions<StorageOptions>>(new OptionsWrapper<StorageOptions>(options))
            .AddSingleton<StorageInstruments>()
            .BuildServiceProvider();
        var meters = _services.GetRequiredService<IMeterFactory>();
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Name == StorageInstruments.BatchSizeName && instrument.Meter.Scope == meters)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<int>((_, writes, _, _) => _batches.Enqueue(writes));
        _listener.Start();
        _storage = StorageSetup.Create(_services);
    }

    /// <summary>How many writes shared each commit so far.</summary>
    public IReadOnlyList<int> Commits => [.. _batches];

    public IScenarioIndex Scenarios => _storage;

    public static async Task<OpenedStorage> OpenAsync(StorageOptions options)
    {
        var opened = new OpenedStorage(options);
        try
        {
            await opened._storage.StartAsync(CancellationToken.None);
            return opened;
        }
        catch
        {
            await opened.DisposeAsync();
            throw;
        }
    }

    /// <summary>The state of one grain, not yet read.</summary>
    public GrainWriter Grain(string key, string state = "aggregate") => new(_storage, key, state);

    public async ValueTask DisposeAsync()
    {
        await _storage.DisposeAsync();
        _listener.Dispose();
        await _services.DisposeAsync();
    }
}

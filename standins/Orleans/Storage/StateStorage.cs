using Orleans.Runtime;
using Orleans.Storage;

namespace Orleans.Core;

/// <summary>A grain's state with its storage. Operations follow each other; writes that have not started yet are joined.</summary>
internal class StateStorage<TState>(string name, IGrainContext context, IGrainStorage store) : IStorage<TState>
{
    private readonly GrainState<TState> _state = new(NewState.Of<TState>());
    private Operation? _last;
    private bool _loaded;

    public TState State
    {
        get
        {
            CheckContext();
            return _state.State!;
        }

        set
        {
            CheckContext();
            _state.State = value;
        }
    }

    public string? Etag => _state.ETag;

    public bool RecordExists => _loaded ? _state.RecordExists : throw new InvalidOperationException("State has not yet been loaded");

    public Task ReadStateAsync() => ReadStateAsync(CancellationToken.None);

    public Task WriteStateAsync() => WriteStateAsync(CancellationToken.None);

    public Task ClearStateAsync() => ClearStateAsync(CancellationToken.None);

    public Task ReadStateAsync(CancellationToken cancellationToken)
        => Queue(
            Kind.Read,
            async token =>
            {
                await store.ReadStateAsync(name, context.GrainId, _state, token);
                _loaded = true;
            },
            cancellationToken);

    public Task WriteStateAsync(CancellationToken cancellationToken)
        => Queue(Kind.Write, token => store.WriteStateAsync(name, context.GrainId, _state, token), cancellationToken);

    public Task ClearStateAsync(CancellationToken cancellationToken)
        => Queue(Kind.Clear, token => store.ClearStateAsync(name, context.GrainId, _state, token), cancellationToken);

    /// <summary>Faults that are not Orleans' own are wrapped, as in Orleans; the cancellation that was asked for is not.</summary>
    private static bool IsForeign(Exception exception, CancellationToken token)
        => exception is not OrleansException && !(exception is OperationCanceledException && token.IsCancellationRequested);

    private static void CheckContext()
    {
        if (RuntimeContext.Current is null)
        {
            throw new InvalidOperationException(
                "Activation access violation. A non-activation thread attempted to access activation services.");
        }
    }

    private Task Queue(Kind kind, Func<CancellationToken, Task> run, CancellationToken token)
    {
        CheckContext();
        if (kind != Kind.Read && !token.CanBeCanceled && _last is { Started: false, Cancellable: false } last && last.Kind == kind)
        {
            return last.Completion;
        }

        var operation = new Operation(kind, token.CanBeCanceled);
        var before = _last;
        _last = operation;
        operation.Completion = RunAsync(operation, before, run, token);
        return operation.Completion;
    }

    private async Task RunAsync(Operation operation, Operation? before, Func<CancellationToken, Task> run, CancellationToken token)
    {
        // Writes of one turn are joined, so they begin after it. A read has nothing to wait for.
        if (before is not null || operation.Kind != Kind.Read)
        {
            await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding | ConfigureAwaitOptions.ContinueOnCapturedContext);
        }

        try
        {
            if (before is not null)
            {
                await before.Completion.ConfigureAwait(
                    ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
            }

            operation.Started = true;
            await run(token);
        }
        catch (Exception exception) when (IsForeign(exception, token))
        {
            throw new OrleansException(
                $"Error from storage provider {store.GetType().Name}.{name} during {operation.Kind} for grain {context.GrainId}", exception);
        }
        finally
        {
            if (_last == operation)
            {
                _last = null;
            }
        }
    }

    private enum Kind
    {
        Read,
        Write,
        Clear,
    }

    private sealed class Operation(Kind kind, bool cancellable)
    {
        public Kind Kind { get; } = kind;

        public bool Cancellable { get; } = cancellable;

        public bool Started { get; set; }

        public Task Completion { get; set; } = Task.CompletedTask;
    }
}

namespace Orleans.Serialization.Invocation;

/// <summary>How a call ended: with a result or with a fault.</summary>
public abstract class Response : IDisposable
{
    public static Response Completed { get; } = new CompletedResponse();

    public abstract object? Result { get; set; }

    public abstract Exception? Exception { get; set; }

    public static Response FromException(Exception exception) => new FaultedResponse(exception);

    public static Response FromResult<TResult>(TResult value) => new Response<TResult> { TypedResult = value };

    public abstract T GetResult<T>();

    public virtual void Dispose() => GC.SuppressFinalize(this);

    private sealed class CompletedResponse : Response
    {
        public override object? Result
        {
            get => null;
            set => throw new InvalidOperationException("The call has no result.");
        }

        public override Exception? Exception
        {
            get => null;
            set => throw new InvalidOperationException("The call has completed.");
        }

        public override T GetResult<T>() => default!;
    }

    private sealed class FaultedResponse(Exception exception) : Response
    {
        public override object? Result
        {
            get => throw Exception!;
            set => throw new InvalidOperationException("The call has failed.");
        }

        public override Exception? Exception { get; set; } = exception;

        public override T GetResult<T>() => throw Exception!;
    }
}

/// <summary>The response of a call that has a result.</summary>
public sealed class Response<TResult> : Response
{
    public TResult? TypedResult { get; set; }

    public override object? Result
    {
        get => TypedResult;
        set => TypedResult = (TResult?)value;
    }

    public override Exception? Exception
    {
        get => null;
        set => throw new InvalidOperationException("The call has completed.");
    }

    public override T GetResult<T>() => TypedResult is T value ? value : (T)(object?)TypedResult!;
}

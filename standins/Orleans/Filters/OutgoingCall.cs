using System.Reflection;
using System.Runtime.ExceptionServices;
using Orleans.Serialization.Invocation;

namespace Orleans.Runtime;

/// <summary>Takes one call through the outgoing filters of its caller, then sends it.</summary>
internal sealed class OutgoingCall(GrainCall call, GrainReference reference, CallRuntime runtime, IOutgoingGrainCallFilter[] filters)
    : IOutgoingGrainCallContext
{
    private int _stage;

    public IInvokable Request => call;

    public object Grain => reference;

    public IGrainContext? SourceContext => call.Caller;

    public GrainId? SourceId => call.Caller?.GrainId;

    public GrainId TargetId => reference.GrainId;

    public GrainInterfaceType InterfaceType => call.Method.GrainInterfaceType;

    public string InterfaceName => call.Method.InterfaceName;

    public string MethodName => call.Method.Name;

    public MethodInfo InterfaceMethod => call.Method.Method;

    public object? Result
    {
        get => Response is { Exception: null } response ? response.Result : null;
        set => Response = Response.FromResult(value);
    }

    public Response? Response { get; set; }

    /// <summary>Runs the chain and answers the caller with what filters made of the call. Never fails itself.</summary>
    public async Task RunAsync()
    {
        try
        {
            await Invoke();
            call.Deliver(Response ?? Response.Completed);
        }
        catch (Exception exception)
        {
            call.Deliver(Response.FromException(exception));
        }
    }

    public async Task Invoke()
    {
        try
        {
            var stage = _stage++;
            if (stage < filters.Length)
            {
                await filters[stage].Invoke(this);
            }
            else if (stage == filters.Length)
            {
                Response = await SendAsync();
                if (Response.Exception is { } exception)
                {
                    ExceptionDispatchInfo.Throw(exception);
                }
            }
            else
            {
                throw new InvalidOperationException("A call filter invoked the call again after the call itself.");
            }
        }
        finally
        {
            _stage--;
        }
    }

    private Task<Response> SendAsync()
    {
        var answered = call.InterceptAnswer();
        runtime.Dispatch(call, reference);
        return call.Method.IsOneWay ? Task.FromResult(Response.Completed) : answered;
    }
}

using System.Reflection;
using Orleans.Serialization.Invocation;

namespace Orleans.Runtime;

/// <summary>Takes one call through the incoming filters of the silo, then the grain's own, then to the method.</summary>
internal sealed class IncomingCall(GrainCall call, Activation activation, IIncomingGrainCallFilter[] filters) : IIncomingGrainCallContext
{
    private int _stage;

    public IInvokable Request => call;

    public object Grain => activation.GrainInstance!;

    public GrainId? SourceId => call.Caller?.GrainId;

    public GrainId TargetId => activation.GrainId;

    public IGrainContext TargetContext => activation;

    public GrainInterfaceType InterfaceType => call.Method.GrainInterfaceType;

    public string InterfaceName => call.Method.InterfaceName;

    public string MethodName => call.Method.Name;

    public MethodInfo InterfaceMethod => call.Method.Method;

    public MethodInfo ImplementationMethod
    {
        get
        {
            var map = Grain.GetType().GetInterfaceMap(InterfaceMethod.DeclaringType!);
            return map.TargetMethods[Array.IndexOf(map.InterfaceMethods, InterfaceMethod)];
        }
    }

    public object? Result
    {
        get => Response is { Exception: null } response ? response.Result : null;
        set => Response = Response.FromResult(value);
    }

    public Response? Response { get; set; }

    /// <summary>Runs the chain and answers the call; the task has the outcome that the caller sees.</summary>
    public async Task RunAsync()
    {
        call.SetTarget(activation);
        await Invoke();
        if (Response?.Exception is { } exception)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(exception);
        }

        call.Reply(Response!);
    }

    public async Task Invoke()
    {
        try
        {
            await (_stage++ switch
            {
                var stage when stage < filters.Length => RunFilter(filters[stage]),
                var stage when stage == filters.Length => Grain is IIncomingGrainCallFilter own ? RunFilter(own) : Invoke(),
                var stage when stage == filters.Length + 1 => RunMethod(),
                _ => throw new InvalidOperationException("A call filter invoked the call again after the call itself."),
            });
        }
        finally
        {
            _stage--;
        }
    }

    private async Task RunFilter(IIncomingGrainCallFilter filter)
    {
        await filter.Invoke(this);
        if (Response is null)
        {
            throw new InvalidOperationException(
                $"Call filter {filter.GetType().Name} neither invoked the call nor set a response.");
        }
    }

    private async Task RunMethod()
    {
        Response = await call.Invoke();
        if (Response.Exception is { } exception)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(exception);
        }
    }
}

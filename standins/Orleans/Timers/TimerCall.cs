using Orleans.Serialization.Invocation;

namespace Orleans.Runtime;

/// <summary>One tick of a timer, scheduled like a call.</summary>
internal sealed class TimerCall(GrainTimer timer) : GrainCall
{
    private static readonly GrainMethod Description = new(
        typeof(IGrainTimerInvoker),
        GrainInterfaceType.Create("Orleans.Runtime.IGrainTimerInvoker"),
        typeof(IGrainTimerInvoker).GetMethod(nameof(IGrainTimerInvoker.InvokeCallbackAsync))!);

    public override GrainMethod Method => Description;

    public override bool IsInterleaving => timer.Interleaves;

    public override bool IsLocalOnly => true;

    public override bool KeepsAlive => timer.KeepsAlive;

    public override Task Start(object target) => timer.TickAsync();

    public override async ValueTask<Response> Invoke()
    {
        await timer.TickAsync();
        return Response.Completed;
    }

    public override void CopyArguments()
    {
    }

    public override int GetArgumentCount() => 0;

    public override object? GetArgument(int index) => throw new ArgumentOutOfRangeException(nameof(index));

    public override void SetArgument(int index, object value) => throw new ArgumentOutOfRangeException(nameof(index));

    public override void Reply(Task task) => TryAnswer();

    public override void Reply(Response response) => TryAnswer();

    public override void Deliver(Response response)
    {
    }

    protected override void SetFault(Exception exception)
    {
    }
}

/// <summary>What call filters see of a timer's tick.</summary>
internal interface IGrainTimerInvoker : IAddressable
{
    Task InvokeCallbackAsync();
}

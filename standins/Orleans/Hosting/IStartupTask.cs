namespace Orleans.Runtime;

/// <summary>Work to be done when a silo starts.</summary>
public interface IStartupTask
{
    Task Execute(CancellationToken cancellationToken);
}

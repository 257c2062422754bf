namespace Orleans;

/// <summary>Numbers of the runtime's log events. Public in Orleans, and so its name must be here too; the stand-in logs by name.</summary>
public enum ErrorCode
{
    Runtime = 100000,
}

namespace Orleans.Dashboard;

/// <summary>Settings of the dashboard.</summary>
public sealed class DashboardOptions
{
    /// <summary>How often the page asks for new figures. Default 1000.</summary>
    public int CounterUpdateIntervalMs { get; set; } = 1000;
}

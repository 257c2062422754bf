namespace Orleans.Dashboard;

/// <summary>Registered when the dashboard is on, so that calls are counted.</summary>
internal sealed class DashboardMarker;

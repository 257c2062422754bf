namespace ScenarioOrleans.Crash.Tests.Workload;

/// <summary>A group whose values hold no underscore, so that its name in answers is known.</summary>
internal sealed record Group(string ContactType, string StaffType, string CallCenter)
{
    public string Name => $"{ContactType}_{StaffType}_{CallCenter}";
}

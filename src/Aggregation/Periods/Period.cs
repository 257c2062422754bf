namespace ScenarioOrleans.Aggregation;

/// <summary>What one record of an answer covers.</summary>
public enum Period
{
    /// <summary>Seven days from the chosen start.</summary>
    Week,
    Day,

    /// <summary>A calendar month.</summary>
    Month,
}

namespace ScenarioOrleans.OrleansModel.Serialization;

/// <summary>A type that nobody marked as serializable.</summary>
public sealed record Undecorated(string Text);

/// <summary>An interface that no cluster can serve.</summary>
public interface IUnserializableGrain : IGrainWithStringKey
{
    Task<string> TakeAsync(Undecorated value);
}

public sealed class UnserializableGrain : Grain, IUnserializableGrain
{
    public Task<string> TakeAsync(Undecorated value) => Task.FromResult(value.Text);
}

using Orleans.Concurrency;

namespace ScenarioOrleans.OrleansStandIn.Refusals;

public sealed class Bare;

[GenerateSerializer]
public sealed class WithoutId
{
    [Id(0)]
    public int Good { get; set; }

    public int Forgotten { get; set; }
}

[GenerateSerializer]
public sealed class WithABareMember
{
    [Id(0)]
    public Bare? Member { get; set; }
}

public class BareBase
{
    public int Number { get; set; }
}

[GenerateSerializer]
public sealed class OnABareBase : BareBase;

public interface ITakesBare : IGrainWithStringKey
{
    Task TakeAsync(Bare value);
}

public interface IGivesBare : IGrainWithStringKey
{
    Task<List<Bare>> GiveAsync();
}

public interface ITakesWithoutId : IGrainWithStringKey
{
    Task TakeAsync(WithoutId value);
}

public interface ITakesABareMember : IGrainWithStringKey
{
    Task TakeAsync(Dictionary<string, WithABareMember[]> value);
}

public interface ITakesABareBase : IGrainWithStringKey
{
    Task TakeAsync(OnABareBase value);
}

public interface ITakesADelegate : IGrainWithStringKey
{
    Task TakeAsync(Func<int> value);
}

public interface IReturnsNoTask : IGrainWithStringKey
{
    int Now();
}

public interface IAnswersOneWay : IGrainWithStringKey
{
    [OneWay]
    Task<int> AnswerAsync();
}

public interface IHasAProperty : IGrainWithStringKey
{
    int Number { get; }
}

public interface IIsGeneric : IGrainWithStringKey
{
    Task<T> EchoAsync<T>(T value);
}

global using InputConsumer = Confluent.Kafka.IConsumer<ScenarioOrleans.Kafka.Consuming.RecordBytes, ScenarioOrleans.Kafka.Consuming.RecordBytes>;

using System.Reflection;

namespace ScenarioOrleans.Kafka.Tests.Support;

/// <summary>A consumer of which the test says what its methods do; any other fails.</summary>
public class FakeConsumer : DispatchProxy
{
    private readonly Dictionary<string, Func<object?[], object?>> _methods = new(StringComparer.Ordinal);

    internal static InputConsumer Create(params (string Method, Func<object?[], object?> Does)[] methods)
    {
        var consumer = Create<InputConsumer, FakeConsumer>();
        foreach (var (method, does) in methods)
        {
            ((FakeConsumer)(object)consumer)._methods[method] = does;
        }

        return consumer;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
        _methods.TryGetValue(targetMethod!.Name, out var does)
            ? does(args!)
            : throw new NotSupportedException($"The test does not say what {targetMethod.Name} does.");
}

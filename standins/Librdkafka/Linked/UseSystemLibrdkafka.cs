using System.Runtime.CompilerServices;

namespace ScenarioOrleans.StandIns.Librdkafka;

/// <summary>Compiled into every project that uses Kafka, so that none of its code needs to know about the system's library.</summary>
file static class UseSystemLibrdkafka
{
#pragma warning disable CA2255 // The point is to run before the project's first P/Invoke without being called.
    [ModuleInitializer]
    internal static void Install() => SystemLibrdkafka.Install(typeof(UseSystemLibrdkafka).Assembly);
#pragma warning restore CA2255
}

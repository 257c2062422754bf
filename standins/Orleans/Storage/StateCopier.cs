using System.Text.Json;
using Orleans.Serialization;
using Orleans.Serialization.Cloning;

namespace Orleans.Storage;

/// <summary>Copies states on their way into and out of memory storage. Types that are not serializable go through JSON, as in Orleans.</summary>
internal static class StateCopier
{
    public static T Copy<T>(T state) => Copies<T>.Deep ? Copier<T>.Copy(state) : ThroughJson(state);

    private static T ThroughJson<T>(T state) => JsonSerializer.Deserialize<T>(JsonSerializer.SerializeToUtf8Bytes(state))!;

    private static class Copies<T>
    {
        public static readonly bool Deep = SignatureRules.Problem(typeof(T)) is null;
    }
}

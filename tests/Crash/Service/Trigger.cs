using System.Diagnostics;
using System.Globalization;

namespace ScenarioOrleans.Crash.Tests.Service;

/// <summary>Kills this process, as <c>kill -9</c> does, at the n-th passage of a point. Thread-safe.</summary>
internal sealed class Trigger(string point, int passage)
{
    public const string Option = "--kill";

    private int _passed;

    /// <summary>Never kills.</summary>
    public static Trigger None { get; } = new(string.Empty, 0);

    /// <summary>Reads <c>point:passage</c>.</summary>
    public static Trigger Parse(string text) =>
        text.Split(':') is [var point, var passage] && KillPoint.WithTransactions.Contains(point, StringComparer.Ordinal)
            ? new Trigger(point, int.Parse(passage, CultureInfo.InvariantCulture))
            : throw new ArgumentException($"{Option} is '{text}'; it must be one of {string.Join(", ", KillPoint.WithTransactions)}, a colon and a number.", nameof(text));

    public void Pass(string at)
    {
        if (string.Equals(at, point, StringComparison.Ordinal) && Interlocked.Increment(ref _passed) == passage)
        {
            using var self = Process.GetCurrentProcess();
            self.Kill();
        }
    }
}

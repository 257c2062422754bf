namespace ScenarioOrleans.Cli.Generate;

/// <summary>
/// A small random source (SplitMix64) whose numbers depend on the seed alone. It uses only integer arithmetic and correctly
/// rounded operations (+ - * / and square root), so the results are the same on every processor, runtime and C library.
/// </summary>
internal sealed class SeededRandom(long seed)
{
    private ulong _state = unchecked((ulong)seed * 0x9E3779B97F4A7C15UL + 0x2545F4914F6CDD1DUL);

    /// <summary>At least 0, less than 1.</summary>
    public double Unit() => (Next() >> 11) * (1.0 / (1UL << 53));

    public double Between(double low, double high) => low + (high - low) * Unit();

    /// <summary>Bell-shaped with the given mean and deviation: the sum of four uniform numbers, so never beyond 3.5 deviations.</summary>
    public double Bell(double mean, double deviation)
    {
        var sum = Unit() + Unit() + Unit() + Unit() - 2;
        return mean + deviation * sum * 1.7320508075688772;
    }

    private ulong Next()
    {
        unchecked
        {
            _state += 0x9E3779B97F4A7C15UL;
            var mixed = _state;
            mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9UL;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBUL;
            return mixed ^ (mixed >> 31);
        }
    }
}

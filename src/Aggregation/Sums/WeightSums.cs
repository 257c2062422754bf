using System.Numerics;
using System.Runtime.CompilerServices;

namespace ScenarioOrleans.Aggregation;

/// <summary>
/// What the weighted profile needs of some rows, next to their plain sums: numerators and denominators, all exact and additive, so that they
/// merge, and can be taken back, as plain sums do. A row's handled contacts are Volume - Abandons; a row without Volume has no weights.
/// </summary>
internal struct WeightSums : IEquatable<WeightSums>
{
    /// <summary>Rows that were looked at, with or without weights.</summary>
    public long Rows;

    /// <summary>Base AHT x handled, and handled, of the rows with a Base AHT and handled above 0.</summary>
    public Int256 TimeTimesHandled;
    public Int128 HandledOfTime;

    /// <summary>Service level x Volume, and Volume, of the rows with a service level and Volume above 0.</summary>
    public Int256 LevelTimesVolume;
    public Int128 VolumeOfLevel;

    /// <summary>Abandons, and Volume, of the rows with Abandons and Volume above 0.</summary>
    public Int128 Abandons;
    public Int128 VolumeOfAbandons;

    /// <summary>Total queue time, and handled, of the rows with a total queue time and handled above 0.</summary>
    public Int128 Queue;
    public Int128 HandledOfQueue;

    /// <summary>
    /// Of the rows with both a service level and an acceptable wait time, which is its threshold: their number, and the sums of the thresholds and of
    /// their squares. By Cauchy and Schwarz number x squares = sum x sum exactly when all are equal; so no list of thresholds is needed.
    /// </summary>
    public long ThresholdRows;
    public Int128 Thresholds;
    public Int256 ThresholdSquares;

    private const int HasVolume = 1 << (int)Measure.Volume;
    private const int HasAbandons = 1 << (int)Measure.Abandons;
    private const int HasTime = 1 << (int)Measure.BaseAht;
    private const int HasLevel = 1 << (int)Measure.ServiceLevel;
    private const int HasQueue = 1 << (int)Measure.TotalQueueTime;
    private const int HasThreshold = HasLevel | (1 << (int)Measure.AcceptableWaitTime);

    /// <summary>Whether the rows have service levels of different thresholds.</summary>
    public readonly bool MixesThresholds => ThresholdRows > 1
        && ThresholdRows * ThresholdSquares.ToBigInteger() != BigInteger.Pow(Thresholds, 2);

    /// <summary>Adds one row.</summary>
    /// <param name="units">The measures; 0 where there is none.</param>
    /// <param name="present">One bit for each measure that there is.</param>
    [MethodImpl(Jit.AtOnce)]
    public void AddRow(in DayCell.SumArray units, int present)
    {
        Rows++;
        if ((present & HasThreshold) == HasThreshold)
        {
            ThresholdRows++;
            Thresholds += units[(int)Measure.AcceptableWaitTime];
            ThresholdSquares.AddProduct(units[(int)Measure.AcceptableWaitTime], units[(int)Measure.AcceptableWaitTime]);
        }

        if ((present & HasVolume) == 0)
        {
            return;
        }

        var volume = units[(int)Measure.Volume];
        var handled = volume - units[(int)Measure.Abandons];
        if (volume > Int128.Zero)
        {
            AddByVolume(units, present, volume);
        }

        if (handled > Int128.Zero)
        {
            AddByHandled(units, present, handled);
        }
    }

    /// <exception cref="OverflowException">A sum is over 1.7 x 10^20.</exception>
    public void Add(in WeightSums other)
    {
        checked
        {
            HandledOfTime += other.HandledOfTime;
            VolumeOfLevel += other.VolumeOfLevel;
            Abandons += other.Abandons;
            VolumeOfAbandons += other.VolumeOfAbandons;
            Queue += other.Queue;
            HandledOfQueue += other.HandledOfQueue;
            Thresholds += other.Thresholds;
        }

        Rows += other.Rows;
        ThresholdRows += other.ThresholdRows;
        TimeTimesHandled.Add(other.TimeTimesHandled);
        LevelTimesVolume.Add(other.LevelTimesVolume);
        ThresholdSquares.Add(other.ThresholdSquares);
    }

    /// <summary>Takes back what <see cref="Add"/> added.</summary>
    public void Subtract(in WeightSums other)
    {
        HandledOfTime -= other.HandledOfTime;
        VolumeOfLevel -= other.VolumeOfLevel;
        Abandons -= other.Abandons;
        VolumeOfAbandons -= other.VolumeOfAbandons;
        Queue -= other.Queue;
        HandledOfQueue -= other.HandledOfQueue;
        Thresholds -= other.Thresholds;
        Rows -= other.Rows;
        ThresholdRows -= other.ThresholdRows;
        TimeTimesHandled.Subtract(other.TimeTimesHandled);
        LevelTimesVolume.Subtract(other.LevelTimesVolume);
        ThresholdSquares.Subtract(other.ThresholdSquares);
    }

    /// <summary>The figure as the nearest double; null when no row has a weight for it.</summary>
    public readonly double? Value(Figure figure) => figure switch
    {
        Figure.BaseAht => WeightedQuotient.Of(TimeTimesHandled, HandledOfTime),
        Figure.ServiceLevel => WeightedQuotient.Of(LevelTimesVolume, VolumeOfLevel),
        Figure.AbandonRate => WeightedQuotient.Of(Abandons, VolumeOfAbandons),
        Figure.AverageSpeedOfAnswer => WeightedQuotient.Of(Queue, HandledOfQueue),
        _ => throw new ArgumentOutOfRangeException(nameof(figure), figure, "Not a weighted figure."),
    };

    public readonly bool Equals(WeightSums other) =>
        Rows == other.Rows && ThresholdRows == other.ThresholdRows && Thresholds == other.Thresholds && Abandons == other.Abandons && Queue == other.Queue
        && HandledOfTime == other.HandledOfTime && VolumeOfLevel == other.VolumeOfLevel && VolumeOfAbandons == other.VolumeOfAbandons
        && HandledOfQueue == other.HandledOfQueue && TimeTimesHandled.Equals(other.TimeTimesHandled) && LevelTimesVolume.Equals(other.LevelTimesVolume)
        && ThresholdSquares.Equals(other.ThresholdSquares);

    public override readonly bool Equals(object? obj) => obj is WeightSums other && Equals(other);

    public override readonly int GetHashCode() => HashCode.Combine(Rows, TimeTimesHandled, LevelTimesVolume, Abandons, Queue);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void AddByVolume(in DayCell.SumArray units, int present, Int128 volume)
    {
        if ((present & HasLevel) != 0)
        {
            LevelTimesVolume.AddProduct(units[(int)Measure.ServiceLevel], volume);
            VolumeOfLevel += volume;
        }

        if ((present & HasAbandons) != 0)
        {
            Abandons += units[(int)Measure.Abandons];
            VolumeOfAbandons += volume;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void AddByHandled(in DayCell.SumArray units, int present, Int128 handled)
    {
        if ((present & HasTime) != 0)
        {
            TimeTimesHandled.AddProduct(units[(int)Measure.BaseAht], handled);
            HandledOfTime += handled;
        }

        if ((present & HasQueue) != 0)
        {
            Queue += units[(int)Measure.TotalQueueTime];
            HandledOfQueue += handled;
        }
    }
}

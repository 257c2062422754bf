using System.Runtime.CompilerServices;

namespace ScenarioOrleans.Aggregation;

/// <summary>
/// The weights of rows by cell, while rows are added. Usual rows have all measures, positive weights and the threshold that is usual in their cell; of
/// these only the products are summed, the rest follows from the plain sums. The others, a few in a hundred, are summed in full.
/// </summary>
internal sealed class CellWeights
{
    private const int Weighed = (1 << (int)Measure.Volume) | (1 << (int)Measure.Abandons) | (1 << (int)Measure.BaseAht) | (1 << (int)Measure.ServiceLevel)
        | (1 << (int)Measure.AcceptableWaitTime) | (1 << (int)Measure.TotalQueueTime);

    private readonly CellList<Products> _usual = new();
    private readonly Dictionary<int, Unusual> _unusual = [];

    /// <summary>Forgets the rows of the first cells.</summary>
    public void Clear(int cells)
    {
        _usual.Clear(cells);
        _unusual.Clear();
    }

    /// <summary>Adds a row that is added to the cell's plain sums too.</summary>
    [MethodImpl(Jit.AtOnce)]
    public void Add(int cell, in DayCell.SumArray units, int present)
    {
        ref var usual = ref _usual.At(cell);
        if ((present & Weighed) == Weighed)
        {
            ref readonly var threshold = ref units[(int)Measure.AcceptableWaitTime];
            if (!usual.HasThreshold)
            {
                (usual.HasThreshold, usual.Threshold) = (true, threshold);
            }

            var volume = units[(int)Measure.Volume];
            var handled = volume - units[(int)Measure.Abandons];
            if (usual.Threshold == threshold && IsPositive(volume) && IsPositive(handled))
            {
                usual.TimeTimesHandled.AddProduct(units[(int)Measure.BaseAht], handled);
                usual.LevelTimesVolume.AddProduct(units[(int)Measure.ServiceLevel], volume);
                return;
            }
        }

        AddUnusual(cell, units, present);
    }

    /// <summary>The weights of a cell's rows.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="plain">Its plain sums.</param>
    public WeightSums SumsOf(int cell, in DayCell plain)
    {
        ref readonly var usual = ref _usual.At(cell);
        _unusual.TryGetValue(cell, out var unusual);
        var sums = unusual?.Weights ?? default;
        var rows = plain.Rows - (int)sums.Rows;
        if (rows == 0)
        {
            return sums;
        }

        var volume = plain.Sums[(int)Measure.Volume] - (unusual?.Volume ?? default);
        var abandons = plain.Sums[(int)Measure.Abandons] - (unusual?.Abandons ?? default);
        var queue = plain.Sums[(int)Measure.TotalQueueTime] - (unusual?.Queue ?? default);
        var thresholds = usual.Threshold * rows;
        var all = new WeightSums
        {
            Rows = rows,
            TimeTimesHandled = usual.TimeTimesHandled,
            HandledOfTime = volume - abandons,
            LevelTimesVolume = usual.LevelTimesVolume,
            VolumeOfLevel = volume,
            Abandons = abandons,
            VolumeOfAbandons = volume,
            Queue = queue,
            HandledOfQueue = volume - abandons,
            ThresholdRows = rows,
            Thresholds = thresholds,
            ThresholdSquares = Int256.Product(usual.Threshold, thresholds),
        };
        all.Add(sums);
        return all;
    }

    private static bool IsPositive(Int128 value) => !Int128.IsNegative(value) && value != Int128.Zero;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void AddUnusual(int cell, in DayCell.SumArray units, int present)
    {
        if (!_unusual.TryGetValue(cell, out var unusual))
        {
            _unusual.Add(cell, unusual = new Unusual());
        }

        unusual.Weights.AddRow(units, present);
        unusual.Volume += units[(int)Measure.Volume];
        unusual.Abandons += units[(int)Measure.Abandons];
        unusual.Queue += units[(int)Measure.TotalQueueTime];
    }

    private struct Products
    {
        public Int256 TimeTimesHandled;
        public Int256 LevelTimesVolume;
        public Int128 Threshold;
        public bool HasThreshold;
    }

    /// <summary>The weights of unusual rows, and what of the plain sums is theirs.</summary>
    private sealed class Unusual
    {
        public WeightSums Weights;

        public Int128 Volume { get; set; }

        public Int128 Abandons { get; set; }

        public Int128 Queue { get; set; }
    }
}

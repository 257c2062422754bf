using System.Numerics;

namespace ScenarioOrleans.Aggregation;

/// <content>What is described at <see cref="DayWeightsFormat"/>.</content>
internal ref partial struct DayBlockReader
{
    private const int LongestWide = 32;

    private DayWeights ReadWeights(DayCell[] days)
    {
        var entries = new DayWeights.Entry[ReadInt(days.Length, "number of days with weights")];
        var next = 0;
        for (var i = 0; i < entries.Length; i++)
        {
            var day = next + ReadInt(days.Length, "day with weights");
            if (day >= days.Length)
            {
                throw Damaged("weights are of a day that is not there");
            }

            entries[i].Day = days[day].Day;
            ReadWeights(ref entries[i].Sums, days[day]);
            next = day + 1;
        }

        return new DayWeights(entries);
    }

    private void ReadWeights(ref WeightSums sums, in DayCell plain)
    {
        var mask = ReadInt((DayWeightsFormat.SquaresBit << 1) - 1, "mask of weights");
        for (var column = 0; column < DayWeightsFormat.Columns; column++)
        {
            var difference = (mask & (1 << column)) == 0 ? Int128.Zero : ReadNumber(ReadByte("weight"));
            DayWeightsFormat.SetColumn(ref sums, column, DayWeightsFormat.Expected(plain, column) + difference);
        }

        if (sums.Rows <= 0 || sums.Rows > plain.Rows || sums.ThresholdRows < 0 || sums.ThresholdRows > sums.Rows)
        {
            throw Damaged($"weights of {sums.Rows} rows, {sums.ThresholdRows} of them with thresholds, are of a day of {plain.Rows} rows");
        }

        sums.ThresholdSquares = (mask & DayWeightsFormat.SquaresBit) == 0 ? DayWeightsFormat.ExpectedSquares(sums) : ReadProducts();
        sums.TimeTimesHandled = ReadProducts();
        sums.LevelTimesVolume = ReadProducts();
    }

    private Int256 ReadProducts()
    {
        var scale = ReadByte("sum of products");
        if (scale != DayWeightsFormat.Wide)
        {
            return Int256.Product(ReadNumber(scale), Decimals.One);
        }

        var length = ReadByte("sum of products");
        if (length > LongestWide || length > _block.Length - _at)
        {
            throw Damaged("a sum of products is too long");
        }

        var bytes = _block.Slice(_at, length);
        _at += length;
        return Int256.From(new BigInteger(bytes));
    }

    private Int128 ReadNumber(byte scale)
    {
        var zigzag = ReadVarint(UInt128.MaxValue, "weight");
        var magnitude = scale > DecimalScale.Max ? null : DecimalScale.Restore((zigzag >> 1) + (zigzag & 1), scale);
        return magnitude is not { } value ? throw Damaged("a weight is too large") : (zigzag & 1) == 0 ? (Int128)value : -(Int128)value;
    }
}

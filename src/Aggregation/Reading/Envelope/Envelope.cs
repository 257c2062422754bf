namespace ScenarioOrleans.Aggregation;

/// <summary>What a message says around its rows, and the sums of its rows. Of a repeated field the last value stands.</summary>
internal sealed class Envelope
{
    private readonly FieldValue[] _values = [.. Enumerable.Range(0, (int)EnvelopeField.Unknown).Select(_ => new FieldValue())];

    /// <summary>The rows of <c>weekly</c>, when that is an array; else left over from another message.</summary>
    public RowSums Weekly { get; } = new();

    /// <summary>The rows of <c>rows</c>, likewise.</summary>
    public RowSums Rows { get; } = new();

    public FieldValue this[EnvelopeField field] => _values[(int)field];

    public void Reset()
    {
        foreach (var value in _values)
        {
            value.Set(JsonKind.Absent);
        }
    }

    public void ForgetParameters()
    {
        for (var field = EnvelopeField.AnalysisType; field <= EnvelopeField.ParameterScenario; field++)
        {
            this[field].Set(JsonKind.Absent);
        }
    }
}

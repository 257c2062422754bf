using System.Diagnostics.Metrics;
using ScenarioOrleans.Aggregation;

namespace ScenarioOrleans.Grains.Rollup;

/// <summary>The metrics of reading messages. Thread-safe.</summary>
public sealed class FoldInstruments : IDisposable
{
    public const string MeterName = "ScenarioOrleans.Fold";
    public const string NotesName = "scenario.notes";

    private readonly Meter _meter;
    private readonly Counter<long> _notes;

    public FoldInstruments(IMeterFactory meters)
    {
        ArgumentNullException.ThrowIfNull(meters);
        _meter = meters.Create(MeterName);
        _notes = _meter.CreateCounter<long>(NotesName, "{note}", "What senders should know of messages that were read, by code; of a batch, each thing once a scenario.");
    }

    public void OnNoted(IReadOnlyList<Note> notes)
    {
        ArgumentNullException.ThrowIfNull(notes);
        foreach (var note in notes)
        {
            _notes.Add(1, new KeyValuePair<string, object?>("code", note.Code));
        }
    }

    public void Dispose() => _meter.Dispose();
}

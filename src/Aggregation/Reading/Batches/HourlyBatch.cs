using System.Text.Unicode;

namespace ScenarioOrleans.Aggregation;

/// <summary>
/// Sums of many small hourly messages, by scenario. Made for messages of one or a few rows: of a start that came before the bytes are
/// compared, not read, and nothing is allocated but an inflater for a compressed one. Whatever is not plain hourly rows is refused, and is to
/// be folded as a single message.
/// Reusable; not thread-safe. Holds some tens of megabytes at most, whatever comes.
/// </summary>
/// <param name="limits">What a message may cost. One over any of them is refused, and one that would make the batch too large.</param>
/// <param name="names">How the names in messages are understood.</param>
public sealed class HourlyBatch(FoldLimits limits, FoldNames names)
{
    private const int WindowBytes = 64 * 1_024;
    private const int MaxKeptValue = 64 * 1_024;
    private const int MaxNotes = 100;

    private readonly BatchJson _json = new();
    private readonly StartTable _starts = new();
    private readonly BatchScenarios _scenarios = new();
    private readonly MessageReader _reader = new();
    private readonly BatchCells _cells = new(limits, names);
    private BatchRows? _rowsOrNull;
    private byte[] _value = [];
    private long _rows;

    public HourlyBatch(FoldLimits limits)
        : this(limits, FoldNames.Default)
    {
    }

    private BatchRows Rows => _rowsOrNull ??= new BatchRows(_cells, limits, names);

    /// <summary>
    /// True: every row of this hourly message is in the sums. False: no sum has changed; the message is something else than hourly rows
    /// that can all be used (a rollup, a command, a fault, a rejected row, over a limit), or the batch is full.
    /// </summary>
    /// <param name="value">The record's value in any encoding; not kept.</param>
    /// <param name="run">The run of offsets it came from; remembered for its scenario in <see cref="HourlySums.Runs"/>.</param>
    public bool TryAdd(ReadOnlySpan<byte> value, int run = 0)
    {
        var form = ValueForms.Recognise(value, out Range content);
        if (form is ValueForm.Empty or ValueForm.PerhapsJson or ValueForm.Unknown)
        {
            return false;
        }

        try
        {
            var fits = Load(form, value[content]);
            var reading = fits ? AddKnown(run) : BatchReading.Undecided;
            return reading == BatchReading.Undecided ? SaysHourly() && AddWhole(value, fits, run) : reading == BatchReading.Done;
        }
        catch (FaultException)
        {
            return false;
        }
    }

    /// <summary>What was added since the last time, one for each scenario. Empties the batch.</summary>
    public IReadOnlyList<HourlySums> Drain()
    {
        var numbered = _scenarios.Numbered;
        var groups = _cells.Drain(numbered.Count);
        var sums = new List<HourlySums>(numbered.Count);
        for (var i = 0; i < numbered.Count; i++)
        {
            var scenario = numbered[i];
            if (scenario.Last is { } last)
            {
                IReadOnlyList<GroupSums> all = scenario.Whole.Count == 0 ? groups[i] : GroupSums.Combine(groups[i].Concat(scenario.Whole));
                sums.Add(new HourlySums(scenario.Key, last.Organization, last.WeekStart, all, scenario.Rows, [.. scenario.Runs], scenario.WroteText)
                {
                    Notes = [.. scenario.Notes],
                });
            }
        }

        Reset();
        return sums;
    }

    private void Reset()
    {
        _rows = 0;
        var forget = _starts.IsFull || _scenarios.AreMany;
        if (forget)
        {
            _starts.Clear();
        }

        _scenarios.Reset(forget);
        if (_cells.ForgetGroupsIfMany())
        {
            Rows.Forget();
        }
    }

    private bool Load(ValueForm form, ReadOnlySpan<byte> content)
    {
        if (form == ValueForm.Json)
        {
            return _json.TryLoad(content);
        }

        using var source = PayloadReader.Open(form, Copy(content), limits);
        return _json.TryLoad(source);
    }

    /// <summary>A message whose start is known and whose rows are the end of it.</summary>
    private unsafe BatchReading AddKnown(int run)
    {
        var start = StartTable.StartOf(_json.Bytes);
        if (_json.Length > limits.MaxInflatedBytes || _json.Length > limits.MaxGroupNameBytes
            || !_starts.TryFind(start, out var meaning) || meaning is null)
        {
            return BatchReading.Undecided;
        }

        if (!Utf8.IsValid(_json.Bytes[start.Length..]) || !_scenarios.TryNumber(meaning.Scenario))
        {
            return BatchReading.Refused;
        }

        var reading = Rows.Read(_json.Start + start.Length, _json.End, meaning.Scenario.Number, meaning.WeekStart);
        if (reading != BatchReading.Done)
        {
            return reading;
        }

        if (!TryCount(meaning, Rows.Count, run))
        {
            return BatchReading.Refused;
        }

        Rows.Commit();
        return BatchReading.Done;
    }

    /// <summary>Any message, read in full; learns its start.</summary>
    private bool AddWhole(ReadOnlySpan<byte> value, bool fits, int run)
    {
        var message = Fold(Copy(value));
        var days = message.Groups.Sum(group => group.Days.DayCount);
        if (!IsPlain(message) || message.Rejected.Count > 0 || days > _cells.Room)
        {
            return false;
        }

        var scenario = _scenarios.Find(message.Key);
        if (!_scenarios.TryNumber(scenario) || !TryCount(new MessageStart(scenario, message), message.Rows, run))
        {
            return false;
        }

        scenario.Whole.AddRange(message.Groups);
        scenario.Notes.AddRange(message.Notes.Where(note => scenario.Notes.Count < MaxNotes && !scenario.Notes.Exists(other => other.Text == note.Text)));
        _cells.DaysElsewhere += days;
        if (fits)
        {
            Learn(StartTable.StartOf(_json.Bytes));
        }

        return true;
    }

    /// <summary>Finds out what a start means by reading it with no rows and nothing behind them.</summary>
    private void Learn(ReadOnlySpan<byte> start)
    {
        if (start.IsEmpty || _starts.IsFull || _starts.TryFind(start, out _))
        {
            return;
        }

        MessageStart? meaning = null;
        try
        {
            var message = Fold(Copy(start, "]}"u8));
            meaning = IsPlain(message) && !message.IsWrapped ? new MessageStart(_scenarios.Find(message.Key), message) : null;
        }
        catch (FaultException)
        {
            // The rows are not in the array that comes first, or what follows them matters.
        }

        _starts.Add(start, meaning);
    }

    private FoldedMessage Fold(ReadOnlyMemory<byte> value) => _reader.Read(value, new ReadingTerms(limits, names, WindowBytes, CancellationToken.None));

    private static bool IsPlain(FoldedMessage message) => message.Kind == MessageKind.Hourly && message.Options.AreNone && message.BatchId is null;

    private bool SaysHourly() => _json.Bytes.IndexOf("hourly"u8) >= 0;

    private bool TryCount(MessageStart last, long rows, int run)
    {
        // As many rows as a single cell can hold.
        if (_rows + rows > DayCell.MaxRows)
        {
            return false;
        }

        _rows += rows;
        last.Scenario.Rows += rows;
        if (!last.Scenario.Runs.Contains(run))
        {
            last.Scenario.Runs.Add(run);
        }

        last.Scenario.WroteText |= !last.Organization.IsNumber;
        last.Scenario.Last = last;
        return true;
    }

    private ReadOnlyMemory<byte> Copy(ReadOnlySpan<byte> value, ReadOnlySpan<byte> rest = default)
    {
        var length = value.Length + rest.Length;
        var room = length <= _value.Length ? _value : new byte[length];
        _value = room.Length <= MaxKeptValue ? room : _value;
        value.CopyTo(room);
        rest.CopyTo(room.AsSpan(value.Length));
        return room.AsMemory(0, length);
    }
}

using System.Text;

namespace ScenarioOrleans.Aggregation;

/// <summary>
/// What a message asks for. Where several faults apply the first of this order is told: unknown event; missing organization;
/// missing weekly; bad week start; unknown command; bad parameters (a scenario that is no name among them); the options of a request, in the
/// order of <see cref="EnvelopeField"/>.
/// </summary>
internal static class EnvelopeRules
{
    private const string RunAnalysis = "run-analysis";
    private const int MaxBatchIdBytes = 200;

    /// <exception cref="FaultException">The message cannot be used.</exception>
    public static FoldedMessage Apply(Envelope envelope, FoldLimits limits, long inflatedBytes, bool isWrapped) =>
        IsCommand(envelope) ? Command(envelope, limits, inflatedBytes) : Message(envelope, limits, inflatedBytes, isWrapped);

    /// <summary>
    /// A command has no event and no rows; it has parameters, or at least a scenario and no organization.
    /// </summary>
    private static bool IsCommand(Envelope envelope) =>
        envelope[EnvelopeField.Event].IsMissing
        && envelope[EnvelopeField.Weekly].IsMissing
        && envelope[EnvelopeField.Rows].IsMissing
        && (!envelope[EnvelopeField.Parameters].IsMissing
            || (!envelope[EnvelopeField.Scenario].IsMissing && envelope[EnvelopeField.OrganizationId].IsMissing));

    private static FoldedMessage Message(Envelope envelope, FoldLimits limits, long inflatedBytes, bool isWrapped)
    {
        var kind = KindOf(envelope[EnvelopeField.Event]);
        var organization = OrganizationOf(envelope[EnvelopeField.OrganizationId], limits);
        var sums = SumsOf(envelope, kind);
        var weekStart = WeekStartOf(envelope[EnvelopeField.WeekStart]);
        var scenario = ScenarioOf(envelope[EnvelopeField.Scenario], "scenario", limits);

        var batchId = kind == MessageKind.Hourly ? BatchIdOf(envelope[EnvelopeField.BatchId]) : null;
        var hasOwnStart = kind == MessageKind.Publish && IsDefault(envelope[EnvelopeField.WeekStart]);
        var options = OptionsReader.Read(envelope, kind, hasOwnStart ? null : weekStart);

        // Finishing can add rejects: first the groups, then the rejects.
        var groups = sums?.Finish(weekStart, options.Period) ?? [];
        return new FoldedMessage
        {
            Kind = kind,
            Key = ScenarioKey.Of(organization, scenario),
            Organization = organization,
            Scenario = scenario,
            WeekStart = weekStart,
            HasOwnWeekStart = hasOwnStart,
            BatchId = batchId,
            Groups = groups,
            Options = options,
            Filtered = sums?.Filtered ?? 0,
            Rejected = sums?.Rejects.ToRejectedRows() ?? RejectedRows.None,
            Rows = sums?.Rows ?? 0,
            InflatedBytes = inflatedBytes,
            Notes = NotesOf(kind, sums, groups, options),
            IsWrapped = isWrapped,
        };
    }

    /// <summary>Groups are compared only where the message alone has an answer.</summary>
    private static IReadOnlyList<Note> NotesOf(MessageKind kind, RowSums? sums, IReadOnlyList<GroupSums> groups, RequestOptions options)
    {
        if (sums is null || kind != MessageKind.Rollup)
        {
            return sums?.Notes ?? [];
        }

        var notes = sums.Notes;
        if (options.Unshown.Select(figure => figure.Name()).ToList() is { Count: > 0 } unshown)
        {
            notes = [.. notes, Note.UnshownMeasure(unshown)];
        }

        return GroupLikeness.Sets(groups) is { Count: > 0 } alike ? [.. notes, Note.SimilarGroups(alike)] : notes;
    }

    private static FoldedMessage Command(Envelope envelope, FoldLimits limits, long inflatedBytes)
    {
        if (envelope[EnvelopeField.Scenario].Text() != RunAnalysis)
        {
            throw new FaultException(
                FaultCodes.UnknownCommand,
                $"scenario {envelope[EnvelopeField.Scenario].Shown()}, which is no command; send \"{RunAnalysis}\" (or an event, for a message with rows).");
        }

        if (envelope[EnvelopeField.Parameters].Kind != JsonKind.Object)
        {
            throw new FaultException(
                FaultCodes.BadParameters, $"parameters {envelope[EnvelopeField.Parameters].Shown()}; it must be an object.{InsideText(envelope[EnvelopeField.Parameters])}");
        }

        return new FoldedMessage
        {
            Kind = MessageKind.RunAnalysis,
            Key = default,
            Organization = default,
            Scenario = RunAnalysis,
            WeekStart = WeekStartOf(envelope[EnvelopeField.WeekStart]),
            InflatedBytes = inflatedBytes,
            Analysis = new AnalysisRequest(
                AnalysisTypeOf(envelope[EnvelopeField.AnalysisType]),
                ThresholdOf(envelope[EnvelopeField.Threshold]),
                ParameterOrganizationOf(envelope[EnvelopeField.ParameterOrganizationId], limits),
                ScenarioOf(envelope[EnvelopeField.ParameterScenario], "parameters.scenario", limits)),
        };
    }

    private static MessageKind KindOf(FieldValue value) => value.IsMissing
        ? MessageKind.Rollup
        : value.Text() switch
        {
            "rollup" => MessageKind.Rollup,
            "hourly" => MessageKind.Hourly,
            "publish" => MessageKind.Publish,
            _ => throw new FaultException(
                FaultCodes.UnknownEvent, $"event {value.Shown()}; it must be \"rollup\", \"hourly\" or \"publish\"."),
        };

    private static OrganizationId OrganizationOf(FieldValue value, FoldLimits limits)
    {
        if (value.Kind is not (JsonKind.Text or JsonKind.Number) || value.Written.IsEmpty)
        {
            throw new FaultException(
                FaultCodes.MissingOrganization, $"organizationId {value.Shown()}; it must be a text that is not empty, or a number.");
        }

        return value.Kind == JsonKind.Number
            ? OrganizationId.OfNumber(Checked(Encoding.ASCII.GetString(value.Written), "organizationId", limits))
            : OrganizationId.OfText(NameOf(value, "organizationId", limits));
    }

    private static RowSums? SumsOf(Envelope envelope, MessageKind kind)
    {
        if (kind == MessageKind.Publish)
        {
            return null;
        }

        var (field, name) = kind == MessageKind.Hourly ? (EnvelopeField.Rows, "rows") : (EnvelopeField.Weekly, "weekly");
        if (envelope[field].Kind != JsonKind.Array)
        {
            throw new FaultException(
                FaultCodes.MissingWeekly,
                $"{name} {envelope[field].Shown()}; a message of event \"{(kind == MessageKind.Hourly ? "hourly" : "rollup")}\" needs an array of rows there."
                + InsideText(envelope[field]));
        }

        return kind == MessageKind.Hourly ? envelope.Rows : envelope.Weekly;
    }

    /// <summary>Missing, null and the empty text mean the default.</summary>
    private static bool IsDefault(FieldValue value) => value.IsMissing || (value.Kind == JsonKind.Text && value.Written.IsEmpty);

    private static DayOfWeek WeekStartOf(FieldValue value)
    {
        var day = WeekCalendar.Default;
        return IsDefault(value) || WeekCalendar.TryParse(value.Text(), out day)
            ? day
            : throw new FaultException(FaultCodes.BadWeekStart, $"week_start {value.Shown()}; it must be a day's English name.");
    }

    private static string? ScenarioOf(FieldValue value, string field, FoldLimits limits)
    {
        if (value.IsMissing)
        {
            return null;
        }

        return value.Kind == JsonKind.Text && !value.Written.IsEmpty
            ? NameOf(value, field, limits)
            : throw BadParameters($"{field} {value.Shown()}; it must be a text that is not empty, or left out");
    }

    private static string? BatchIdOf(FieldValue value)
    {
        if (value.IsMissing)
        {
            return null;
        }

        return value.Text() is { Length: > 0 } text && Encoding.UTF8.GetByteCount(text) <= MaxBatchIdBytes
            ? text
            : throw BadParameters($"batchId {value.Shown()}; it must be a text of 1 to {MaxBatchIdBytes} bytes, or left out");
    }

    private static OrganizationId? ParameterOrganizationOf(FieldValue value, FoldLimits limits)
    {
        if (value.IsMissing)
        {
            return null;
        }

        return value.Kind is JsonKind.Text or JsonKind.Number && !value.Written.IsEmpty
            ? OrganizationOf(value, limits)
            : throw BadParameters($"parameters.organizationId {value.Shown()}; it must be a text that is not empty, or a number, or left out");
    }

    private static AnalysisType AnalysisTypeOf(FieldValue value) => AnalysisTypes.Find(value.Text())
        ?? throw BadParameters($"parameters.analysisType {value.Shown()}; it must be \"quick\" or \"full\"");

    private static ExactDecimal ThresholdOf(FieldValue value) =>
        value.Kind == JsonKind.Number && NumberText.TryReadUnits(value.Written, out var units) && units >= Int128.Zero
            ? new ExactDecimal(units)
            : throw BadParameters($"parameters.threshold {value.Shown()}; it must be a number from 0 to 1000000000000");

    private static string NameOf(FieldValue value, string field, FoldLimits limits) => value.Text() is { } text
        ? Checked(text, field, limits)
        : throw new FaultException(FaultCodes.MalformedJson, $"The JSON has half a surrogate pair in {field}; write the whole character.");

    private static string Checked(string name, string field, FoldLimits limits) => Encoding.UTF8.GetByteCount(name) <= limits.MaxNameBytes
        ? name
        : throw new FaultException(
            FaultCodes.TooLarge, $"{field} is longer than {limits.MaxNameBytes} bytes, the limit set for names; shorten it.");

    private static string InsideText(FieldValue value) => value.HoldsJson
        ? " It is JSON inside a text: send the value itself, not a text of it (what json.dumps or JSON.stringify make of it)."
        : "";

    private static FaultException BadParameters(string what) => new(FaultCodes.BadParameters, what + ".");
}

using NodaTime;

namespace ScenarioOrleans.Aggregation;

/// <summary>Reads the options of a request. Of several that are bad the first is told, in the order in which they are read here.</summary>
internal static class OptionsReader
{
    private const string Plain = "plain";
    private const string Weighted = "weighted";
    private const string Iso = "iso";

    /// <summary>Whether the message has any option.</summary>
    public static bool HasAny(Envelope envelope)
    {
        for (var field = EnvelopeField.Filter; field <= EnvelopeField.Coverage; field++)
        {
            if (!envelope[field].IsMissing)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The options that messages of the kind have.</summary>
    /// <param name="envelope">The message.</param>
    /// <param name="kind">Hourly rows have only a time zone; a request for a summary has all but it and the coverage.</param>
    /// <param name="weekStart">Null: not known yet.</param>
    /// <exception cref="FaultException">An option is bad.</exception>
    public static RequestOptions Read(Envelope envelope, MessageKind kind, DayOfWeek? weekStart)
    {
        if (kind != MessageKind.Hourly)
        {
            return Read(envelope, weekStart, hasRows: kind == MessageKind.Rollup);
        }

        var (name, zone) = ZoneOf(envelope[EnvelopeField.TimeZone]);
        return name is null ? RequestOptions.None : new RequestOptions { AreNone = false, TimeZone = name, Zone = zone };
    }

    private static RequestOptions Read(Envelope envelope, DayOfWeek? weekStart, bool hasRows)
    {
        if (!HasAny(envelope))
        {
            return RequestOptions.None;
        }

        var filter = FilterReader.Read(envelope[EnvelopeField.Filter]);
        var measures = MeasuresOf(envelope[EnvelopeField.Measures]);
        var groupings = GroupingsReader.Read(envelope[EnvelopeField.Groupings]);
        var profile = TextOf(envelope[EnvelopeField.Profile], "profile", FaultCodes.BadProfile, $"\"{Plain}\" or \"{Weighted}\"", text => text is Plain or Weighted);
        var (zoneName, zone) = hasRows ? ZoneOf(envelope[EnvelopeField.TimeZone]) : default;
        var period = TextOf(envelope[EnvelopeField.Period], "period", FaultCodes.BadPeriod, "\"week\", \"day\" or \"month\"", text => Periods.Find(text) is not null);
        return new RequestOptions
        {
            AreNone = false,
            Filter = filter,
            Measures = measures,
            Groupings = groupings,
            IsWeighted = profile == Weighted,
            EchoesProfile = profile is not null,
            TimeZone = zoneName,
            Zone = zone,
            Period = Periods.Find(period) ?? Period.Week,
            EchoesPeriod = period is not null,
            HasIsoLabel = HasIsoLabel(envelope[EnvelopeField.WeekLabel], weekStart),
            Coverage = hasRows && CoverageOf(envelope[EnvelopeField.Coverage]),
        };
    }

    /// <summary>What the options read so far ask of rows; null also when one of them is bad: the message is refused in the end.</summary>
    public static RowPlan? PlanOf(Envelope envelope)
    {
        try
        {
            return HasAny(envelope) ? RowPlan.Of(Read(envelope, DayOfWeek.Monday, hasRows: true)) : null;
        }
        catch (FaultException)
        {
            return null;
        }
    }

    /// <summary>What hourly rows always keep, on the days of the time zone that was read so far.</summary>
    public static RowPlan HourlyPlanOf(Envelope envelope)
    {
        try
        {
            return envelope[EnvelopeField.TimeZone].IsMissing ? RowPlan.Hourly : RowPlan.OfHourly(Read(envelope, MessageKind.Hourly, null));
        }
        catch (FaultException)
        {
            return RowPlan.Hourly;
        }
    }

    private static HashSet<Figure>? MeasuresOf(FieldValue value)
    {
        if (value.IsMissing)
        {
            return null;
        }

        var names = OptionJson.Texts(value) ?? throw Bad();
        var figures = names.Select(name => Figures.Find(name) ?? throw Bad($" No measure is named \"{name}\".")).ToHashSet();
        return figures.Count > 0 ? figures : throw Bad();

        FaultException Bad(string hint = "") => new(
            FaultCodes.BadMeasures,
            $"measures {value.Shown()}; it must be an array of names of measures, at least one: {string.Join(", ", Figures.All.Select(figure => figure.Name()))}.{hint}");
    }

    private static (string? Name, DateTimeZone? Zone) ZoneOf(FieldValue value)
    {
        var name = TextOf(
            value,
            "timeZone",
            FaultCodes.BadTimeZone,
            "the name of a zone of the IANA database, such as \"Europe/Paris\", in its upper and lower case",
            text => TimeZones.Find(text) is not null);
        return (name, name is null ? null : TimeZones.Find(name));
    }

    private static bool HasIsoLabel(FieldValue value, DayOfWeek? weekStart)
    {
        var label = TextOf(value, "weekLabel", FaultCodes.BadWeekLabel, $"\"{Iso}\"", text => text == Iso);
        return label is null || weekStart is null or DayOfWeek.Monday
            ? label is not null
            : throw new FaultException(
                FaultCodes.BadWeekLabel,
                $"weekLabel is \"{Iso}\" and weeks start on {WeekCalendar.Name(weekStart.Value)}; ISO weeks start on monday: set week_start to it, or leave weekLabel out.");
    }

    private static bool CoverageOf(FieldValue value) => value.Kind switch
    {
        JsonKind.Absent or JsonKind.Null => false,
        JsonKind.Boolean => value.Written is [(byte)'t', ..],
        _ => throw new FaultException(FaultCodes.BadCoverage, $"coverage {value.Shown()}; it must be true, or false, or left out."),
    };

    /// <summary>Missing, null and the empty text mean the default, as with <c>week_start</c>.</summary>
    private static string? TextOf(FieldValue value, string field, string code, string allowed, Predicate<string> isAllowed)
    {
        if (value.IsMissing || (value.Kind == JsonKind.Text && value.Written.IsEmpty))
        {
            return null;
        }

        return value.Text() is { } text && isAllowed(text)
            ? text
            : throw new FaultException(code, $"{field} {value.Shown()}; it must be {allowed}, or left out.");
    }
}

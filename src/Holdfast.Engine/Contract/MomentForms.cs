using System.Text.Json;
using NodaTime;

namespace Holdfast.Engine.Contract;

/// <summary>A time with its offset; in some places also a date, which then stands for its beginning in UTC.</summary>
internal sealed class TimeForm(bool takesDates = false) : ValueForm<Instant?>(
    "an RFC 3339 time with offset and at most 7 digits after the second's point" + (takesDates ? ", or a date" : ""))
{
    private const string Day = """
        {"format":"date"}
        """, Moment = """
        {"format":"date-time","pattern":"^[^.]*([.][0-9]{1,7})?[^.]*$"}
        """;

    protected override string Keywords =>
        $"\"type\":\"string\",\"anyOf\":[{Moment}{(takesDates ? "," + Day : "")}]";

    public override bool TryRead(ref JsonCursor cursor, out Instant? value)
    {
        value = null;
        if (cursor.Kind is not JsonTokenType.String)
        {
            return false;
        }

        if (Rfc3339.TryParseTime(cursor.Utf8, out var time))
        {
            value = time;
        }
        else if (takesDates && Rfc3339.TryParseDate(cursor.Utf8, out var date))
        {
            value = date.AtMidnight().InUtc().ToInstant();
        }

        return value.HasValue;
    }

    public override bool IsGiven(Instant? value) => value.HasValue;

    public override void Write(JsonOutput output, Instant? value) => output.Value(value.GetValueOrDefault());
}

/// <summary>A date; of a time with its offset, the date as it stands there.</summary>
internal sealed class DateForm() : ValueForm<LocalDate?>("a date as YYYY-MM-DD")
{
    protected override string Keywords =>
        "\"type\":\"string\",\"anyOf\":[{\"format\":\"date\"},{\"format\":\"date-time\"}]";

    public override bool TryRead(ref JsonCursor cursor, out LocalDate? value)
    {
        value = null;
        if (cursor.Kind is not JsonTokenType.String)
        {
            return false;
        }

        var utf8 = Rfc3339.TryParseTime(cursor.Utf8, out _) ? cursor.Utf8[..10] : cursor.Utf8;
        if (!Rfc3339.TryParseDate(utf8, out var date))
        {
            return false;
        }

        value = date;
        return true;
    }

    public override bool IsGiven(LocalDate? value) => value.HasValue;

    public override void Write(JsonOutput output, LocalDate? value) => output.Value(value.GetValueOrDefault());
}

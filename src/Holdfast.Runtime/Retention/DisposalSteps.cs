using System.Text.Json;
using Holdfast.Runtime.Journal;
using NodaTime;
using NodaTime.Text;

namespace Holdfast.Runtime.Retention;

/// <summary>A disposal that somebody asked for, and how far it is.</summary>
/// <param name="Id">Its id.</param>
/// <param name="By">Who asked.</param>
/// <param name="AsOf">The firm's date for which it was computed.</param>
/// <param name="Before">Entries from here on are not of it.</param>
/// <param name="Table">SHA-256 of the retention table.</param>
/// <param name="Entries">How many entries were due then.</param>
/// <param name="At">When it was asked for.</param>
public sealed record DisposalRequest(
    string Id, string By, LocalDate AsOf, long Before, string Table, long Entries, Instant At)
{
    /// <summary>Who approved it; null where nobody has.</summary>
    public string? ApprovedBy { get; init; }

    /// <summary>Whether all of it has gone.</summary>
    public bool IsDone { get; init; }
}

/// <summary>The steps of disposals as they stand in the journal: asked for, approved, disposed in groups.</summary>
internal static class DisposalSteps
{
    private const string Requested = "request", Approved = "approval";

    /// <summary>The disposals that a journal tells of, in the order in which they were asked for.</summary>
    /// <exception cref="JournalException">One of them cannot be read.</exception>
    public static List<DisposalRequest> Read(IJournal journal)
    {
        List<DisposalRequest> requests = [];
        foreach (var entry in journal.ReadOf(EntryKind.Disposal, 0, journal.Head.Size)
            .Where(entry => entry.Head.Codec != DisposalContent.Lines))
        {
            requests = RecordJson.Read(entry, DisposalContent.Json, step => With(requests, step, entry.Head.At));
        }

        return requests;
    }

    public static ReadOnlyMemory<byte> Request(
        DisposalRequest request, RetentionTable table) => RecordJson.Write(json =>
    {
        Begin(json, Requested, request.Id);
        json.WriteString("by", request.By);
        json.WriteString("asOf", LocalDatePattern.Iso.Format(request.AsOf));
        json.WriteNumber("before", request.Before);
        Write(json, table);
        json.WriteNumber("entries", request.Entries);
    });

    public static ReadOnlyMemory<byte> Approval(DisposalRequest request, string by) => RecordJson.Write(json =>
    {
        Begin(json, Approved, request.Id);
        json.WriteString("by", by);
    });

    public static ReadOnlyMemory<byte> Group(
        DisposalRequest request,
        RetentionTable table,
        IEnumerable<DueEntry> entries,
        bool isLast) => RecordJson.Write(json =>
    {
        Begin(json, DisposalContent.Disposed, request.Id);
        json.WriteString("requestedBy", request.By);
        json.WriteString("approvedBy", request.ApprovedBy);
        json.WriteString("asOf", LocalDatePattern.Iso.Format(request.AsOf));
        Write(json, table);
        json.WriteBoolean("last", isLast);
        json.WriteStartArray(DisposalContent.Rules);
        foreach (var rule in entries.GroupBy(entry => entry.Rule))
        {
            json.WriteStartObject();
            json.WriteString("rule", rule.Key.Name);
            json.WriteString("citation", rule.Key.Citation);
            json.WriteString("lastDay", LocalDatePattern.Iso.Format(rule.Max(entry => entry.LastDay)));
            json.WriteStartArray(DisposalContent.Ranges);
            foreach (var (first, last) in DisposalContent.AsRanges(rule.Select(entry => entry.Position).Order()))
            {
                json.WriteStartArray();
                json.WriteNumberValue(first);
                json.WriteNumberValue(last);
                json.WriteEndArray();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    private static void Begin(Utf8JsonWriter json, string step, string id)
    {
        json.WriteString(DisposalContent.Step, step);
        json.WriteString("request", id);
    }

    private static void Write(Utf8JsonWriter json, RetentionTable table)
    {
        json.WriteStartObject("table");
        json.WriteString("version", table.Version);
        json.WriteString("sha256", table.Sha256);
        json.WriteEndObject();
    }

    private static List<DisposalRequest> With(List<DisposalRequest> requests, JsonElement step, Instant made)
    {
        var id = RecordJson.Text(step, "request");
        var at = requests.FindIndex(request => request.Id == id);
        switch (RecordJson.Text(step, DisposalContent.Step))
        {
            case Requested:
                requests.Add(new DisposalRequest(
                    id, RecordJson.Text(step, "by"),
                    LocalDatePattern.Iso.Parse(RecordJson.Text(step, "asOf")).GetValueOrThrow(),
                    step.GetProperty("before").GetInt64(),
                    RecordJson.Text(step.GetProperty("table"), "sha256"),
                    step.GetProperty("entries").GetInt64(), made));
                break;
            case Approved when at >= 0:
                requests[at] = requests[at] with { ApprovedBy = RecordJson.Text(step, "by") };
                break;
            case DisposalContent.Disposed when at >= 0:
                requests[at] = requests[at] with { IsDone = step.GetProperty("last").GetBoolean() };
                break;
            default:
                throw new FormatException();
        }

        return requests;
    }
}

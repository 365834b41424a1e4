using System.Globalization;
using System.Text.Json;
using Holdfast.Desk.Instructions.Changes;
using Holdfast.Desk.Messages;
using Holdfast.Engine.Values;
using NodaTime;

namespace Holdfast.Desk.Instructions.Http;

/// <summary>Writes instructions and changes as the API shows them.</summary>
internal static class InstructionJson
{
    /// <summary>An instruction, opened.</summary>
    public static void Write(Utf8JsonWriter json, InstructionView view)
    {
        var instruction = view.Instruction;
        InstructionAnswers.WriteStand(json, instruction);
        WriteOrder(json, instruction);
        WriteScreening(json, instruction);
        WriteConfirmation(json, instruction);
        WriteHold(json, instruction.Hold);
        json.WriteBoolean("accountFrozen", view.IsFrozen);
        json.WriteStartArray("contacts");
        foreach (var contact in view.Contacts)
        {
            WriteContact(json, contact);
        }

        json.WriteEndArray();
        json.WriteStartArray("steps");
        foreach (var step in view.Steps)
        {
            json.WriteStringValue(Words.Of(step));
        }

        json.WriteEndArray();
        json.WriteStartArray("history");
        foreach (var fact in view.History)
        {
            WriteFact(json, NameOf(fact.Fact), fact.By, fact.At);
        }

        json.WriteEndArray();
        json.WriteString("policy", view.Policy.Stamp.Version);
    }

    /// <summary>An instruction in a list: nothing of the customer but their id.</summary>
    public static void Write(Utf8JsonWriter json, InstructionRow row)
    {
        json.WriteStartObject();
        json.WriteString("id", row.Id);
        json.WriteNumber("version", row.Version);
        json.WriteString("state", Words.Of(row.State));
        json.WriteString("customer", row.Customer);
        json.WriteString("rail", row.Rail);
        json.WriteString("amount", Units(row.Amount));
        json.WriteString("currency", row.Currency);
        json.WriteString("medium", row.Medium);
        json.WriteString("receivedAt", InstantText.Of(row.ReceivedAt));
        json.WriteString("enteredBy", row.EnteredBy);
        WriteWords(json, "categories", row.Categories);
        WriteWords(json, "reasons", row.RouteReasons);
        WriteWords(json, "alarms", row.Alarms);
        json.WriteNumber("score", row.Score / 10_000m);
        WriteText(json, "transfer", row.Transfer);
        WriteText(json, "hold", row.LiftedAt is null ? row.HoldKind : null);
        WriteText(json, "rejection", row.Rejection);
        if (row.NextDue is { } due)
        {
            json.WriteString("nextDue", InstantText.Of(due));
        }

        json.WriteEndObject();
    }

    /// <summary>A change in a list.</summary>
    public static void Write(Utf8JsonWriter json, ChangeRow row)
    {
        json.WriteStartObject();
        json.WriteString("id", row.Id);
        json.WriteNumber("version", row.Version);
        json.WriteString("state", Words.Of(row.State));
        json.WriteString("customer", row.Customer);
        json.WriteString("what", Words.Of(row.What));
        json.WriteString("requestedAt", InstantText.Of(row.RequestedAt));
        json.WriteNumber("noticesDue", row.NoticesDue);
        json.WriteNumber("noticesSent", row.NoticesSent);
        json.WriteBoolean("reviewOpen", row.IsReviewOpen);
        WriteWords(json, "alarms", row.Alarms);
        json.WriteEndObject();
    }

    /// <summary>A change, opened.</summary>
    public static void Write(Utf8JsonWriter json, ChangeView view)
    {
        var (change, order) = (view.Change, view.Change.Order);
        json.WriteString("id", change.Id.ToString());
        json.WriteNumber("version", change.Version);
        json.WriteString("state", Words.Of(change.State));
        json.WriteString("customer", order.Customer);
        json.WriteString("what", Words.Of(order.What));
        json.WriteString("old", order.Old.Text);
        json.WriteString("new", order.New.Text);
        json.WriteString("medium", Words.Of(order.Medium));
        json.WriteString("instructedBy", Words.Of(order.InstructedBy));
        json.WriteString("requestedAt", InstantText.Of(change.RequestedAt));
        json.WriteStartArray("stillToFurnish");
        foreach (var to in change.StillToFurnish)
        {
            json.WriteStartObject();
            json.WriteString("party", Words.Of(to.Party));
            json.WriteString("id", to.Id);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("contacts");
        foreach (var contact in view.Contacts)
        {
            WriteContact(json, contact);
        }

        json.WriteEndArray();
        json.WriteStartArray("history");
        foreach (var fact in view.History)
        {
            WriteFact(json, NameOf(fact.Fact), fact.By, fact.At);
        }

        json.WriteEndArray();
    }

    private static void WriteOrder(Utf8JsonWriter json, Instruction instruction)
    {
        var order = instruction.Order;
        json.WriteString("customer", order.Customer);
        json.WriteString("account", order.Account.Text);
        json.WriteString("rail", Words.Of(order.Rail));
        json.WriteString("amount", order.Amount.Units.ToString("0.00##", CultureInfo.InvariantCulture));
        json.WriteString("currency", order.Amount.Currency.ToString());
        WriteText(json, "asset", order.Asset);
        json.WriteStartObject("payee");
        json.WriteString("kind", Words.Of(order.Payee.Kind));
        json.WriteString("name", order.Payee.Name.Text);
        json.WriteString("account", order.Payee.Account.Text);
        json.WriteString("bank", order.Payee.Bank.Text);
        json.WriteString("country", order.Payee.Country);
        json.WriteString("owner", Words.Of(order.Payee.Owner));
        json.WriteEndObject();
        json.WriteString("deliverTo", Words.Of(order.DeliverTo));
        json.WriteString("purpose", order.Purpose.Text);
        json.WriteString("medium", Words.Of(order.Medium));
        json.WriteString("instructedBy", Words.Of(order.InstructedBy));
        json.WriteString("claimedBy", order.ClaimedBy.Text);
        WriteText(json, "representative", order.Representative);
        WriteText(json, "branch", order.Branch);
        json.WriteString("enteredBy", InstructionRows.NameOf(instruction.EnteredBy));
        json.WriteString("receivedAt", InstantText.Of(instruction.ReceivedAt));
    }

    private static void WriteScreening(Utf8JsonWriter json, Instruction instruction)
    {
        if (instruction.Screening is not { } screening)
        {
            return;
        }

        json.WriteStartObject("screening");
        json.WriteString("authority", screening.Authority.Id);
        WriteAll(json, "categories", screening.Categories);
        json.WriteString("sanctions", Words.Of(screening.Input.Sanctions));
        json.WriteNumber("score", screening.Input.Score.TenThousandths / 10_000m);
        json.WriteString("ruleVersion", screening.Input.RuleVersion);
        json.WriteStartArray("signals");
        foreach (var signal in screening.Input.Signals)
        {
            json.WriteStartObject();
            json.WriteString("signal", signal.Id);
            json.WriteNumber("weight", signal.Thousandths / 1000m);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString("route", Words.Of(screening.Route.Kind));
        json.WriteString("rule", screening.Route.Rule);
        json.WriteString("release", Words.Of(screening.Route.Release));
        WriteAll(json, "reasons", screening.Route.Reasons);
        json.WriteNumber("relatedChanges", screening.Input.Changes.Length);
        json.WriteEndObject();
    }

    private static void WriteConfirmation(Utf8JsonWriter json, Instruction instruction)
    {
        if (instruction.Sought is { } sought)
        {
            json.WriteStartObject("asked");
            json.WriteString("method", Words.Of(sought.Method));
            WriteText(json, "contact", sought.Contact?.Id);
            json.WriteString("expires", InstantText.Of(sought.Expires));
            json.WriteNumber("attempts", instruction.Attempts.Length);
            json.WriteEndObject();
        }

        if (instruction.Confirmation is { } taken)
        {
            json.WriteStartObject("confirmation");
            json.WriteString("method", Words.Of(taken.Confirmation.Method));
            WriteText(json, "contact", taken.Confirmation.Contact?.Id);
            WriteText(json, "evidence", taken.Confirmation.Evidence);
            json.WriteString("at", InstantText.Of(taken.At));
            json.WriteString("by", InstructionRows.NameOf(taken.By));
            json.WriteEndObject();
        }
    }

    private static void WriteHold(Utf8JsonWriter json, HoldAtWork? hold)
    {
        if (hold is null)
        {
            return;
        }

        json.WriteStartObject("hold");
        json.WriteString("kind", Words.Of(hold.Hold.Kind));
        WriteAll(json, "reasons", hold.Hold.Reasons);
        json.WriteString("placedAt", InstantText.Of(hold.PlacedAt));
        json.WriteString("placedBy", InstructionRows.NameOf(hold.PlacedBy));
        json.WriteString("reviewBy", InstantText.Of(hold.Hold.ReviewBy));
        if (hold.Ends is { } ends)
        {
            json.WriteString("ends", InstantText.Of(ends));
        }

        json.WriteStartArray("stillToTell");
        foreach (var party in hold.StillToTell)
        {
            json.WriteStartObject();
            json.WriteString("party", party.Id);
            json.WriteString("role", Words.Of(party.Role));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteContact(Utf8JsonWriter json, ContactView view)
    {
        json.WriteStartObject();
        json.WriteString("id", view.Contact.Id);
        json.WriteString("medium", Words.Of(view.Contact.Medium));
        json.WriteString("value", view.Contact.Value.Text);
        json.WriteString("onFileSince", InstantText.Of(view.Contact.OnFileSince));
        json.WriteBoolean("eligible", view.IsEligible);
        WriteAll(json, "faults", view.Faults);
        json.WriteEndObject();
    }

    private static void WriteFact(Utf8JsonWriter json, string what, Officer by, Instant at)
    {
        json.WriteStartObject();
        json.WriteString("what", what);
        json.WriteString("by", InstructionRows.NameOf(by));
        json.WriteString("at", InstantText.Of(at));
        json.WriteEndObject();
    }

    private static void WriteAll<T>(Utf8JsonWriter json, string name, IEnumerable<T> values)
        where T : struct, Enum
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStringValue(Words.Of(value));
        }

        json.WriteEndArray();
    }

    private static void WriteWords(Utf8JsonWriter json, string name, string words)
    {
        json.WriteStartArray(name);
        foreach (var word in words.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            json.WriteStringValue(word);
        }

        json.WriteEndArray();
    }

    private static void WriteText(Utf8JsonWriter json, string name, string? text)
    {
        if (text is not null)
        {
            json.WriteString(name, text);
        }
    }

    private static string Units(long tenThousandths) =>
        Money.OfTenThousandths(tenThousandths).Units.ToString("0.00##", CultureInfo.InvariantCulture);

    // A fact's name on the wire is that of its case.
    private static string NameOf(object fact) => JsonNamingPolicy.CamelCase.ConvertName(fact.GetType().Name);
}

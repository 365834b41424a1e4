using System.Globalization;
using Holdfast.Desk.Customers;
using Holdfast.Desk.Instructions.Actions;
using Holdfast.Desk.Instructions.Changes;
using Holdfast.Desk.Instructions.Facts;
using Holdfast.Engine.Contract;
using Holdfast.Engine.Values;

namespace Holdfast.Desk.Instructions.Http;

/// <summary>Reads what is sent about instructions.</summary>
internal static class InstructionForms
{
    private const int LongestWords = 2_000, LongestCopy = 12_000;

    /// <summary>An instruction.</summary>
    public static TransmittalOrder Order(JsonFields fields, string zone) => new(
        fields.NeededId("customer"), Personal.Of(fields.NeededId("account")), NeededWord<Rail>(fields, "rail"),
        Amount(fields, "amount", "currency"), fields.Text("asset"), PayeeOf(fields),
        fields.Word<DeliverTo>("deliverTo") ?? DeliverTo.None, Personal.Of(fields.Text("purpose", LongestWords)),
        NeededWord<InstructionMedium>(fields, "medium"), NeededWord<Instructor>(fields, "instructedBy"),
        Personal.Of(fields.Text("claimedBy")), fields.Text("zone") ?? zone)
    {
        RequestId = fields.Name("requestId"),
        Transfer = fields.Id("transfer"),
        Authority = fields.Name("authority"),
        StandingLetter = fields.Name("standingLetter"),
        RawSha256 = fields.Name("rawSha256"),
        RawCopy = Personal.Of(fields.Text("rawCopy", LongestCopy)),
        Allocation = fields.Text("allocation"),
    };

    /// <summary>A change of account data.</summary>
    public static ChangeOrder Change(JsonFields fields, string zone) => new(
        fields.NeededId("customer"), fields.NeededWord<DataKind>("what"), Personal.Of(fields.Text("old", LongestWords)),
        Personal.Of(fields.Text("new", LongestWords)), NeededWord<InstructionMedium>(fields, "medium"),
        NeededWord<Instructor>(fields, "instructedBy"), fields.Text("zone") ?? zone)
    {
        Account = Personal.Of(fields.Id("account")),
        OldContact = fields.Name("oldContact"),
        DoesWidenRisk = fields.Flag("widensRisk") ?? false,
    };

    /// <summary>What was heard on a call.</summary>
    public static CallBack.Answers Call(JsonFields fields) => new(
        NeededWord<CallBack.Direction>(fields, "direction"), fields.NeededWord<CallerProof>("proof"),
        fields.NeededFlag("askedForIt"), Told(fields), fields.NeededFlag("coached"), fields.NeededFlag("distressed"),
        Personal.Of(fields.Text("howMetPayee", LongestWords)), fields.NeededText("recording"),
        Number(fields, "seconds"), Personal.Of(fields.Text("summary", LongestWords)));

    /// <summary>What was shown in person.</summary>
    public static ProveInPerson.Proof Proof(JsonFields fields) => new(
        fields.NeededWord<ConfirmationMethod>("method"), Told(fields), fields.NeededText("document"),
        fields.NeededFlag("coached"), fields.NeededFlag("distressed"),
        Personal.Of(fields.Text("howMetPayee", LongestWords)), Personal.Of(fields.Text("summary", LongestWords)));

    /// <summary>What became of the notice to a party of a hold.</summary>
    public static HoldNotice Notice(JsonFields fields) => new(
        new HoldParty(fields.NeededId("party"), fields.NeededWord<PartyRole>("role")), fields.Text("means"),
        fields.Word<SkipReason>("skipped"), Personal.Of(fields.Text("detail", LongestWords)));

    /// <summary>An amount as a decimal text, with its currency; US dollars where none is named.</summary>
    public static Money Amount(JsonFields fields, string amount, string currency)
    {
        var (text, code) = (fields.NeededText(amount), fields.Text(currency) ?? "USD");
        if (AmountConverter.TryParse(text, code, out var money))
        {
            return money;
        }

        if (text.Length > 0)
        {
            fields.Fault(amount, "Expected an amount as a text, as \"1234.56\", and a currency of ISO 4217.");
        }

        return default;
    }

    /// <summary>
    /// One of the words of a set that is the engine's or a rule's own; told as a fault where it is none.
    /// </summary>
    public static T NeededWord<T>(JsonFields fields, string field)
        where T : struct, Enum
    {
        if (!fields.Has(field))
        {
            fields.NeededText(field);
        }

        return Word<T>(fields, field) ?? default;
    }

    /// <summary>One of the words of a set; null where it is not given.</summary>
    public static T? Word<T>(JsonFields fields, string field)
        where T : struct, Enum
    {
        if (fields.Text(field) is not { } text)
        {
            return null;
        }

        if (Words.TryParse<T>(text, out var word))
        {
            return word;
        }

        fields.Fault(field, $"Expected one of {string.Join(", ", Words.All<T>())}.");
        return null;
    }

    private static Restated Told(JsonFields fields) => new(
        fields.Has("told/amount") ? Amount(fields, "told/amount", "told/currency") : null,
        Personal.Of(fields.Text("told/payee")), Personal.Of(fields.Text("told/purpose", LongestWords)),
        fields.Flag("told/purposeAgrees") ?? false);

    /// <summary>Who is paid.</summary>
    public static Payee PayeeOf(JsonFields fields) => new(
        NeededWord<DestinationKind>(fields, "payee/kind"), Personal.Of(fields.Text("payee/name")),
        Personal.Of(fields.Text("payee/account")), Personal.Of(fields.Text("payee/bank")),
        fields.Text("payee/country", 2) ?? "",
        Word<OwnerNameMatch>(fields, "payee/owner") ?? OwnerNameMatch.Unknown, "");

    private static int Number(JsonFields fields, string field)
    {
        var text = fields.NeededText(field);
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || text.Length == 0)
        {
            return number;
        }

        fields.Fault(field, "Expected a whole number as a text.");
        return 0;
    }
}

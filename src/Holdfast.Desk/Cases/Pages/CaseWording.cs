using System.Globalization;
using Holdfast.Desk.Cases.Around;
using Holdfast.Desk.Console.Parts;
using Holdfast.Engine.Contract;
using Holdfast.Engine.Signals;
using Holdfast.Engine.Values;

namespace Holdfast.Desk.Cases.Pages;

/// <summary>How pages say what cases are: in the words of whoever works with them, not of the wire.</summary>
public static class CaseWording
{
    /// <summary>What a case looks like.</summary>
    public static string Of(CaseKind kind) => kind switch
    {
        CaseKind.Probing => "Probing",
        CaseKind.Payment => "Payment by instruction",
        CaseKind.Takeover => "Account takeover",
        CaseKind.Market => "Market manipulation",
        CaseKind.Insider => "Insider",
    };

    /// <summary>A state, and what it means to whoever looks.</summary>
    public static (string Text, Tone Tone) Of(CaseState state) => state switch
    {
        CaseState.Open => ("Nobody has it", Tone.Attention),
        CaseState.InWork => ("In work", Tone.Waiting),
        CaseState.Decided => ("Decided", Tone.Good),
        CaseState.Merged => ("Merged", Tone.Neutral),
    };

    /// <summary>The most severe answer of its alerts.</summary>
    public static (string Text, Tone Tone) Of(Outcome outcome) => outcome switch
    {
        Outcome.Allow => ("Let pass", Tone.Neutral),
        Outcome.StepUp => ("Stronger proof asked", Tone.Waiting),
        Outcome.Hold => ("Held", Tone.Attention),
        Outcome.Deny => ("Refused", Tone.Danger),
    };

    /// <summary>What a case turned out to be.</summary>
    public static string Of(Disposition disposition) => disposition switch
    {
        Disposition.Intrusion => "Intrusion",
        Disposition.CustomerError => "Customer's mistake",
        Disposition.FalseAlarm => "False alarm",
        Disposition.ScamAuthorised => "Scam the customer was talked into",
        Disposition.Insider => "Insider",
        Disposition.Market => "Manipulation by customers",
        Disposition.Duplicate => "Told of elsewhere",
        Disposition.NotDetermined => "Could not be found out",
    };

    /// <summary>What is to be done by a moment.</summary>
    public static string Of(DueKind kind) => kind switch
    {
        DueKind.FirstLook => "to look at it",
        DueKind.Decision => "to decide",
        DueKind.Instruction => "to answer an instruction",
        DueKind.Settlement => "until an order settles",
        DueKind.Task => "for a task",
    };

    /// <summary>Who is thought to have done something.</summary>
    public static string Of(Whose whose) => whose switch
    {
        Whose.Customer => "The customer",
        Whose.Unknown => "Not known",
        Whose.Stranger => "Somebody else",
        Whose.Firm => "The firm",
    };

    /// <summary>The class of a style sheet for who did something.</summary>
    public static string Class(Whose whose) => whose switch
    {
        Whose.Customer => "own",
        Whose.Unknown => "unknown",
        Whose.Stranger => "stranger",
        Whose.Firm => "firm-hand",
    };

    /// <summary>A kind of thing that happens.</summary>
    public static string Of(HappeningKind kind) => kind switch
    {
        HappeningKind.SignIn => "Sign-ins",
        HappeningKind.Profile => "Changes",
        HappeningKind.Money => "Money",
        HappeningKind.Trading => "Trading",
        HappeningKind.Contact => "Reports and calls",
        HappeningKind.Account => "Account",
        HappeningKind.Staff => "Looks by staff",
    };

    /// <summary>How much time is shown.</summary>
    public static string Of(TimelineZoom zoom) => zoom switch
    {
        TimelineZoom.Hours => "Around the alerts",
        TimelineZoom.Days => "A day around",
        TimelineZoom.Weeks => "A week around",
        TimelineZoom.Month => "The month before",
    };

    /// <summary>What a case is called: what it looks like, and how much is in it. Nobody's name is in it.</summary>
    public static string Title(CaseRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.Kind is CaseKind.Market && row.Symbol is { } symbol
            ? $"{Of(row.Kind)} in {symbol}"
            : Of(row.Kind);
    }

    /// <summary>How much is in a case.</summary>
    public static string Size(CaseRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        var subjects = Count(row.Subjects, row.Kind is CaseKind.Insider ? "subject" : "customer");
        return $"{subjects} · {Count(row.Alerts, "alert")}";
    }

    /// <summary>The names of signals, wire words with a space between.</summary>
    public static IEnumerable<string> Signals(string words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return words.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(NameOfSignal);
    }

    /// <summary>The name of a signal; of a firm's own, its word.</summary>
    public static string NameOfSignal(string word) => SignalCatalog.Find(word)?.Description.Name ?? word;

    /// <summary>The money at risk.</summary>
    public static Money AtRisk(CaseRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return Money.OfSum(row.AtRisk);
    }

    /// <summary>"1 alert", "3 alerts".</summary>
    public static string Count(int count, string noun) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:#,0} {noun}{(count == 1 ? "" : "s")}");

    /// <summary>What choosing it means.</summary>
    public static string Meaning(Disposition disposition) => disposition switch
    {
        Disposition.Intrusion => "Somebody else was in the account.",
        Disposition.CustomerError => "The customer did something by mistake, and nobody else took part.",
        Disposition.FalseAlarm => "It was the customer, and all is as it should be.",
        Disposition.ScamAuthorised => "The customer asked for it themselves, and was talked into it.",
        Disposition.Insider => "One of the firm's own people did it.",
        Disposition.Market => "Customers of their own will drove a price, or tried to.",
        Disposition.Duplicate => "Another case, or another system, tells of the same.",
        Disposition.NotDetermined => "It was looked into, and what it was stays open.",
    };

    /// <summary>What was done with a case, by its wire word, and what it means.</summary>
    public static (string Text, Tone Tone) OfFact(string word) => word switch
    {
        "taken" => ("Taken in hand", Tone.Waiting),
        "assigned" => ("Given into somebody's hand", Tone.Waiting),
        "givenBack" => ("Given back", Tone.Neutral),
        "noted" => ("Note", Tone.Neutral),
        "taskSet" => ("Task set", Tone.Waiting),
        "taskDone" => ("Task done", Tone.Good),
        "taskOverdue" => ("Task overdue", Tone.Danger),
        "merged" => ("Merged", Tone.Neutral),
        "split" => ("Split", Tone.Neutral),
        CaseSplit.Word => ("Split from another case", Tone.Neutral),
        "decided" => ("Decided", Tone.Good),
        "reopened" => ("Taken up again", Tone.Attention),
        "reviewDrawn" => ("Drawn for a review", Tone.Waiting),
        "reviewPassed" => ("Review found the same", Tone.Good),
        "reviewReturned" => ("Given back by the review", Tone.Attention),
        _ => (word, Tone.Neutral),
    };
}

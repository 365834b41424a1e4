using System.Globalization;
using Holdfast.Engine.Contract;
using Holdfast.Engine.Policy;
using Holdfast.Engine.Values;
using NodaTime;

namespace Holdfast.Engine.Tests.Signals.Payments;

/// <summary>What the decision tables of payments tell, field by field: whatever is null or empty is left out.</summary>
internal static class Paying
{
    public const long Hour = 3_600, Day = 86_400;

    /// <summary>Lets seconds go by, or goes back by them to tell an event late.</summary>
    public static Story After(this Story story, long seconds) => story.Wait(Duration.FromSeconds(seconds));

    /// <summary>A request for money out to a payee never seen before, unless said otherwise.</summary>
    public static Decision Pay(
        this Story story,
        string payee = "b-new",
        decimal amount = 1_000,
        string rail = "ach",
        string kind = "thirdPartyBank",
        string match = "",
        decimal? equity = 100_000,
        decimal? cash = null,
        string country = "",
        string currency = "",
        string customer = "c1",
        string account = "a1",
        Place? at = null,
        string session = "",
        string data = "",
        string envelope = "",
        string id = "p")
    {
        var destination = Members(
            Word("kind", kind), Word("token", payee), Word("ownerNameMatch", match), Word("country", country));
        return story.Tell(
            "transfer.requested",
            Members(
                Word("transfer", id), Word("direction", "out"), Word("rail", rail), Number("amount", amount),
                Number("equity", equity), Number("availableCash", cash), Word("currency", currency),
                destination.Length == 0 ? "" : $"\"destination\":{{{destination}}}", data),
            Who(customer, account, at, session, envelope));
    }

    /// <summary>A payment out that is settled at once.</summary>
    public static Story Paid(
        this Story story,
        string payee,
        decimal amount = 100,
        string rail = "ach",
        string kind = "thirdPartyBank",
        string currency = "",
        string customer = "c1",
        string account = "a1")
    {
        story.Pay(
            payee, amount, rail, kind, equity: null, currency: currency, customer: customer, account: account, id: "s");
        story.Ended("s", account: account);
        return story;
    }

    /// <summary>A request for money in from a bank account.</summary>
    public static Decision Deposit(
        this Story story, string from = "b1", decimal amount = 1_000, string rail = "ach", string id = "d") =>
        story.Tell(
            "transfer.requested",
            Members(
                Word("transfer", id), Word("direction", "in"), Word("rail", rail), Number("amount", amount),
                $"\"destination\":{{{Members(Word("kind", "ownBank"), Word("token", from))}}}"),
            Who());

    /// <summary>How a transfer ended.</summary>
    public static Decision Ended(
        this Story story, string id, string outcome = "settled", string account = "a1") =>
        story.Tell(
            "transfer.completed",
            Members(Word("transfer", id), Word("outcome", outcome)),
            Members(Word("account", account), "\"actor\":{\"kind\":\"system\"}"));

    /// <summary>The account is opened.</summary>
    public static Story OpenAccount(this Story story, string data = "") => story.Told("account.opened", data);

    /// <summary>What is told of the account each day.</summary>
    public static Story Snapshot(this Story story, string data, string customer = "c1", string account = "a1")
    {
        story.Tell("account.snapshot", data, Who(customer, account, envelope: "\"actor\":{\"kind\":\"system\"}"));
        return story;
    }

    /// <summary>Something happens to the customer or the account, and the story goes on.</summary>
    public static Story Told(
        this Story story,
        string type,
        string data = "",
        string customer = "c1",
        string account = "a1",
        Place? at = null,
        string session = "",
        string envelope = "")
    {
        story.Tell(type, data, Who(customer, account, at, session, envelope));
        return story;
    }

    /// <summary>A bank account is linked.</summary>
    public static Decision Link(
        this Story story,
        string bank,
        string match = "",
        string verification = "",
        string customer = "c1",
        string account = "a1",
        Place? at = null,
        string session = "") =>
        story.Tell(
            "bank.linked",
            Members(Word("destination", bank), Word("ownerNameMatch", match), Word("verification", verification)),
            Who(customer, account, at, session));

    /// <summary>A sale, of which is told only how much it brought.</summary>
    public static Story Sell(this Story story, decimal notional, string side = "sell") => story.Told(
        "order.placed", Members(Word("symbol", "BLUE"), Word("side", side), Number("notional", notional)));

    /// <summary>The default policy with one limit changed.</summary>
    public static DecisionPolicy With(string limit, decimal value) =>
        new(limits: new Dictionary<string, decimal> { [limit] = value });

    /// <summary>Checks that a signal counted for a part of its default weight, in thousandths.</summary>
    public static void AssertPart(Decision decision, string signal, int thousandths)
    {
        var reason = decision.ReasonOf(signal);
        Assert.Equal(LogOdds.Of(reason.Signal.Description.Weight).Part(thousandths), reason.Weight);
    }

    /// <summary>The sentence a signal gave.</summary>
    public static string TextOf(this Decision decision, string signal) => decision.ReasonOf(signal).Text;

    private static string Who(
        string customer = "c1", string account = "a1", Place? at = null, string session = "", string envelope = "") =>
        Members(
            Word("customer", customer), Word("account", account), Word("session", session),
            at?.ToJson() ?? "", envelope);

    private static string Word(string name, string value) => value.Length == 0 ? "" : $"\"{name}\":\"{value}\"";

    private static string Number(string name, decimal? value) =>
        value is null ? "" : string.Create(CultureInfo.InvariantCulture, $"\"{name}\":{value}");

    private static string Members(params ReadOnlySpan<string> members) =>
        string.Join(',', members.ToArray().Where(member => member.Length > 0));
}

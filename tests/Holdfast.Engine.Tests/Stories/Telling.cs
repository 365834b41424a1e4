using Holdfast.Engine.Contract;
using Holdfast.Engine.Tests.Signals;

namespace Holdfast.Engine.Tests.Stories;

/// <summary>Turns of the tale that the golden scenarios share.</summary>
internal static class Telling
{
    /// <summary>E-mail, telephone or address is changed.</summary>
    public static Decision ChangeContact(
        this Story story,
        string what,
        string customer = "c1",
        string account = "a1",
        Place? at = null,
        string session = "",
        string envelope = "") =>
        story.Tell(
            "contact.changed",
            $"\"what\":\"{what}\",\"old\":\"{customer}-{what}-1\",\"new\":\"{customer}-{what}-2\"",
            Envelope(customer, account, at, session, envelope));

    /// <summary>A bank account is linked.</summary>
    public static Decision LinkBank(
        this Story story,
        string bank,
        string match = "match",
        string verification = "instant",
        string customer = "c1",
        string account = "a1",
        Place? at = null,
        string session = "") =>
        story.Tell(
            "bank.linked",
            $"\"destination\":\"{bank}\",\"ownerNameMatch\":\"{match}\",\"verification\":\"{verification}\"",
            Envelope(customer, account, at, session));

    /// <summary>What a page or app saw.</summary>
    public static Decision Observe(
        this Story story, string session, string data, string customer = "c1", Place? at = null) =>
        story.Tell("session.observed", data, Envelope(customer, "", at, session));

    /// <summary>Another firm asks for the whole account, with another e-mail than is on file here.</summary>
    public static Decision RequestAcats(this Story story, int attempt) =>
        story.Transfer(
            payee: "firm-b", amount: 100_000, rail: "acats", kind: "outsideFirm",
            more: $"\"contraFirm\":\"0999\",\"attempt\":{attempt},\"contactMatch\":\"mismatch\"",
            envelope: "\"actor\":{\"kind\":\"thirdParty\"},\"channel\":\"api\"");

    /// <summary>A decision as one line, for the message of a test that fails.</summary>
    public static string Told(this Decision decision) =>
        $"{decision.Event}: {decision.Outcome} {decision.Score}, {decision.Actions}: " + string.Join(
            ", ",
            decision.Reasons.Select(reason => $"{reason.Signal.Id}{(reason.Standing ? "*" : "")} {reason.Weight}"));

    /// <summary>The answer is as severe as this or severer.</summary>
    public static void MustBeAtLeast(this Decision decision, Outcome outcome) =>
        Assert.True(decision.Outcome >= outcome, $"Expected {outcome} at least. {decision.Told()}");

    /// <summary>All of some actions are asked for.</summary>
    public static void MustAsk(this Decision decision, RecommendedActions actions) =>
        Assert.True(decision.Asks(actions), $"Expected to be asked for {actions}. {decision.Told()}");

    /// <summary>A signal speaks at this very event.</summary>
    public static void MustShow(this Decision decision, string signal) =>
        Assert.True(decision.Speaks(signal), $"Expected {signal} to speak. {decision.Told()}");

    private static string Envelope(
        string customer, string account, Place? at, string session, string more = "") =>
        string.Join(
            ',',
            new[]
            {
                $"\"customer\":\"{customer}\"",
                account.Length == 0 ? "" : $"\"account\":\"{account}\"",
                session.Length == 0 ? "" : $"\"session\":\"{session}\"",
                at?.ToJson() ?? "",
                more,
            }.Where(member => member.Length > 0));
}

using Holdfast.Simulator.Stories;

namespace Holdfast.Simulator.Attacks;

/// <summary>All kinds of attacks, and the honest stories that were written to have the same outline.</summary>
internal static class AttackCatalog
{
    /// <summary>Campaigns are of these kinds by turns.</summary>
    public static IReadOnlyList<AttackKind> Kinds { get; } =
    [
        new("relayed phishing", static () => new RelayedPhishing())
        {
            Twins = ["new telephone in a hotel", "rented desktop", "new telephone"],
        },
        new("reused password", static () => new ReusedPassword())
        {
            Twins = ["new bank on a new laptop", "pays from a borrowed machine"],
        },
        new("coached senior", static () => new CoachedSenior())
        {
            Twins = ["grandchild's flat", "gold bought late in life", "coins late in life"],
        },
        new("SIM swap", static () => new SimSwap())
        {
            Twins = ["carrier changed, house bought", "telephone drowned", "new carrier"],
        },
        new("e-mailed instruction", static () => new EmailedInstruction())
        {
            Twins = ["builder paid by e-mail", "closing by e-mail", "instruction by e-mail"],
        },
        new("stolen cookie", static () => new StolenCookie())
        {
            Twins = ["network changes in a session", "gateway switched on", "disk moved to a new machine"],
        },
        new("slow takeover", static () => new SlowTakeover())
        {
            Twins = ["widowed", "winter in the south", "moving house"],
        },
        new("tech support", static () => new TechSupport())
        {
            Twins = ["screen shared with an accountant", "machine set up by a shop", "child helps by remote tool"],
        },
        new("outward transfer", static () => new OutwardTransfer())
        {
            Twins = ["switch with a typing error", "broker switched"],
        },
        new("prompt bombing", static () => new PromptBombing())
        {
            Twins = ["prompts in another room", "prompt denied by mistake"],
        },
        new("proxy in the town", static () => new NeighborsProxy())
        {
            Twins = ["new bank on a new laptop", "line misused by strangers", "new provider at home"],
        },
        new("infected machine", static () => new InfectedMachine())
        {
            Twins = ["office machine from home", "child helps at the machine", "house bought"],
        },
        new("mailbox reset", static () => new MailboxReset())
        {
            Twins = ["lump sum after a reset", "rollover planned by telephone", "username and password forgotten"],
        },
        new("stolen identity", static () => new StolenIdentity())
        {
            Twins = ["new customer brings it all", "new customer, then a house", "brokers consolidated"],
        },
        new("insider", static () => new Insider())
        {
            Twins = ["service project", "address updated by staff"],
        },
        new("data theft", static () => new DataTheft())
        {
            Twins = ["papers for a mortgage", "taxes done alone", "login lent to an accountant"],
        },
        new("forged authority", static () => new ForgedAuthority())
        {
            Twins = ["attorney instructs", "trustee writes", "adviser passes it on", "power of attorney"],
        },
        new("program abuse", static () => new ProgramAbuse())
        {
            Twins = ["tax program let in", "sums swept by a program", "new aggregator"],
        },
        new("instant funds", static () => new InstantFunds())
        {
            Twins = ["first deposit bounced", "payday came late", "deposit bounced"],
        },
        new("micro-entry probing", static () => new MicroEntryProbing())
        {
            Twins = ["trial amounts mistyped", "several banks tried", "new bank"],
        },
        new("adviser desk", static () => new AdviserDesk())
        {
            Twins = ["adviser locked out", "adviser at the portal"],
        },
        new("pump and dump", static () => new PumpAndDump())
        {
            Twins = ["newsletter followed", "all on one small company", "thin stock on news"],
        },
        new("matched loss", static () => new MatchedLoss())
        {
            Twins = ["wide spreads paid", "small company day traded", "days of day trading"],
        },
    ];

    /// <summary>Honest stories beside those that need no attack to be told.</summary>
    public static IReadOnlyList<StoryKind> Twins { get; } =
        [.. SignInTwins.Kinds, .. HelpedTwins.Kinds, .. StaffTwins.Kinds, .. NewMoneyTwins.Kinds, .. MarketTwins.Kinds];
}

using Holdfast.Simulator.Stories;

namespace Holdfast.Simulator.Attacks;

/// <summary>All kinds of attacks, and the honest stories that were written to have the same outline.</summary>
internal static class AttackCatalog
{
    /// <summary>Campaigns are of these kinds by turns.</summary>
    public static IReadOnlyList<AttackKind> Kinds { get; } =
    [
        new("relayed phishing", static () => new RelayedPhishing()),
        new("reused password", static () => new ReusedPassword()),
        new("coached senior", static () => new CoachedSenior()),
        new("SIM swap", static () => new SimSwap()),
        new("e-mailed instruction", static () => new EmailedInstruction()),
        new("stolen cookie", static () => new StolenCookie()),
        new("slow takeover", static () => new SlowTakeover()),
        new("tech support", static () => new TechSupport()),
        new("outward transfer", static () => new OutwardTransfer()),
        new("prompt bombing", static () => new PromptBombing()),
        new("proxy in the town", static () => new NeighborsProxy()),
        new("infected machine", static () => new InfectedMachine()),
        new("mailbox reset", static () => new MailboxReset()),
        new("stolen identity", static () => new StolenIdentity()),
        new("insider", static () => new Insider()),
        new("data theft", static () => new DataTheft()),
        new("forged authority", static () => new ForgedAuthority()),
        new("program abuse", static () => new ProgramAbuse()),
        new("instant funds", static () => new InstantFunds()),
        new("micro-entry probing", static () => new MicroEntryProbing()),
        new("adviser desk", static () => new AdviserDesk()),
        new("pump and dump", static () => new PumpAndDump()),
        new("matched loss", static () => new MatchedLoss()),
    ];

    /// <summary>Honest stories beside those that need no attack to be told.</summary>
    public static IReadOnlyList<StoryKind> Twins { get; } = [.. SignInTwins.Kinds, .. HelpedTwins.Kinds, .. FirmTwins.Kinds];
}

using System.Text;
using Holdfast.Desk.Instructions;

namespace Holdfast.Desk.Tests.Instructions;

/// <summary>The reference page of states and objections, made of the code.</summary>
public sealed class InstructionPage
{
    private const string Path = "docs/reference/instruction-states.md";

    // What whoever was refused does next.
    private static readonly Dictionary<ObjectionKind, string> Next = new()
    {
        [ObjectionKind.NotInThisState] = "Read the instruction: somebody else was quicker, or it is past this.",
        [ObjectionKind.InvalidOrder] = "Correct what is sent; `detail` says what.",
        [ObjectionKind.RequestIdReused] = "Send another `requestId`, or the order that was sent with this one.",
        [ObjectionKind.SameAsEntrant] = "Have somebody else do it, under their own sign-in.",
        [ObjectionKind.SameAsCaller] = "Have somebody else release it.",
        [ObjectionKind.SameAsPlacer] = "Have somebody else look into the hold.",
        [ObjectionKind.AccountRepresentative] = "Have somebody do it who is independent of the representative.",
        [ObjectionKind.PersonNeeded] = "Sign in and do it there; a key is no person.",
        [ObjectionKind.PrincipalNeeded] = "Pass it to a principal.",
        [ObjectionKind.CapacityNeeded] = "Pass it to a supervisor, to compliance or to counsel.",
        [ObjectionKind.ContactNotEligible] = "Choose a contact that the page shows as eligible.",
        [ObjectionKind.InboundCall] = "Hang up, and dial the number on file.",
        [ObjectionKind.NotAuthenticated] = "Keep it as an attempt, and try again.",
        [ObjectionKind.MethodTooWeak] = "Call back, or take proof in person.",
        [ObjectionKind.OtherContact] = "Use the link that was sent last, or ask anew at this contact.",
        [ObjectionKind.Expired] = "Enter the instruction anew when the customer wants it.",
        [ObjectionKind.NotDue] = "Wait, or look at what has to come before.",
        [ObjectionKind.ConfirmationMissing] = "Have the customer confirm first.",
        [ObjectionKind.NewerSignal] = "Hold it, look into what spoke, then review the hold.",
        [ObjectionKind.ScoreTooHigh] = "Hold it and look into it; or wait a moment where the score is on its way.",
        [ObjectionKind.SanctionsNotClear] = "Have the lists asked, and send what they said.",
        [ObjectionKind.AccountNotOpen] = "Look into the freeze or the restriction first.",
        [ObjectionKind.NotSpecifiedAdult] = "Hold it for verification, where the agreement allows it.",
        [ObjectionKind.RuleNotInForce] = "Hold it for verification, where the agreement allows it.",
        [ObjectionKind.ReasonMissing] = "Say why.",
        [ObjectionKind.NoticesMissing] = "Tell each party, or skip it for a reason.",
        [ObjectionKind.NoSuchParty] = "Read the hold: it lists who is still to be told.",
        [ObjectionKind.ReviewMissing] = "Look into the hold and keep what was found.",
        [ObjectionKind.ReportMissing] = "Report to a state regulator or agency or a court, and name the reference.",
        [ObjectionKind.PeriodOver] = "Release or reject it.",
        [ObjectionKind.DoneAlready] = "Nothing: it was done.",
        [ObjectionKind.AmountTooHigh] = "Correct the amount.",
        [ObjectionKind.FrozenByOrder] = "Take back the order that `detail` names, so that the firm's systems are told.",
    };

    [Fact]
    public void Every_objection_has_what_to_do_next() =>
        Assert.Equal(Enum.GetValues<ObjectionKind>().Order(), Next.Keys.Order());

    [Fact]
    public void The_page_of_states_is_what_the_code_says() => Golden.AssertSame(Path, Make());

    private static string Make()
    {
        var page = new StringBuilder("""
            # States of an instruction

            Made of the code; a test compares both. [Money movement](../guides/money-movement.md) says how to work with
            it.

            Money leaves in `released` and in no other state. Nothing is edited: what changes is another instruction.

            ```mermaid
            stateDiagram-v2

            """.ReplaceLineEndings("\n"));
        foreach (var way in Transitions.All.Where(way => way.From != way.To))
        {
            page.Append($"    {(way.From is { } from ? Words.Of(from) : "[*]")} --> {Words.Of(way.To)}\n");
        }

        page.Append("```\n\n| from | to | when | recorded |\n| --- | --- | --- | --- |\n");
        foreach (var way in Transitions.All)
        {
            page.Append($"| {(way.From is { } from ? $"`{Words.Of(from)}`" : "")} | `{Words.Of(way.To)}` | ")
                .Append($"{way.When} | {way.Recorded} |\n");
        }

        page.Append("\n## Why something is refused\n\n")
            .Append("The words of `objections` in a problem of the type `instruction-refused`.\n\n")
            .Append("| word | what to do next |\n| --- | --- |\n");
        foreach (var kind in Enum.GetValues<ObjectionKind>())
        {
            page.Append($"| `{Words.Of(kind)}` | {Next[kind]} |\n");
        }

        page.Append("\n## Why an instruction does not pass by itself\n\n")
            .Append(string.Join(", ", Words.All<RouteReason>().Select(word => $"`{word}`"))).Append(".\n");
        return page.ToString();
    }
}

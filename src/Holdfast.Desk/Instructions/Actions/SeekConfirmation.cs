using System.Collections.Immutable;
using Holdfast.Desk.Instructions.Facts;
using Holdfast.Engine.Contract;
using NodaTime;

namespace Holdfast.Desk.Instructions.Actions;

/// <summary>
/// Begins to ask the customer, at a contact that was on file before. Where no contact may be used, proof in person is
/// asked for: a visit, a notarised or medallion letter, a video call with an identity document.
/// </summary>
public static class SeekConfirmation
{
    /// <summary>Whether it is begun, and at which contact.</summary>
    /// <param name="instruction">The instruction.</param>
    /// <param name="contacts">
    /// The contacts of the customer as they were before any change that is not confirmed.
    /// </param>
    /// <param name="chosen">The contact that somebody chose; null for the first that may be used.</param>
    /// <param name="acting">Who acts.</param>
    /// <param name="canLink">Whether links can be sent at all.</param>
    public static Verdict Decide(
        Instruction instruction, ImmutableArray<Contact> contacts, string? chosen, Acting acting, bool canLink = true)
    {
        ArgumentNullException.ThrowIfNull(instruction);
        ArgumentNullException.ThrowIfNull(acting);
        List<Objection> objections = [];
        objections.UnlessIn(
            instruction, InstructionState.Screened, InstructionState.AwaitingConfirmation, InstructionState.Held);
        AddOfHold(objections, instruction.Hold, acting);
        var (eligible, passedOver) =
            ContactEligibility.Sort(contacts, instruction.ReceivedAt, acting.Now, acting.Policy);
        var means = MeansOf(eligible, instruction.Needs, chosen, canLink);
        objections.When(
            chosen is not null && means.Contact is null, ObjectionKind.ContactNotEligible, Why(chosen, passedOver));
        return Verdict.Unless(objections, () => [new InstructionFact.ConfirmationSought(
            Plan(instruction, means, passedOver, acting))]);
    }

    // A link goes by mail and its code to a telephone, both known from before: whoever has the one has not the other.
    private static Means MeansOf(
        ImmutableArray<Contact> eligible, ConfirmationNeed need, string? chosen, bool canLink)
    {
        var usable = eligible.Where(contact => chosen is null || contact.Id == chosen).ToList();
        var phone = eligible.FirstOrDefault(contact => contact.Medium is ContactMedium.Phone);
        var mail = usable.FirstOrDefault(contact => contact.Medium is ContactMedium.Email);
        return need is not ConfirmationNeed.CallBack && canLink && mail is not null && phone is not null
            ? new Means(ConfirmationMethod.Link, mail, phone)
            : usable.FirstOrDefault(contact => contact.Medium is ContactMedium.Phone) is { } called
                ? new Means(ConfirmationMethod.CallBack, called, null)
                : new Means(ConfirmationMethod.BranchVisit, null, null);
    }

    private static SoughtConfirmation Plan(
        Instruction instruction, Means means, ImmutableArray<PassedOver> passedOver, Acting acting)
    {
        var (zone, policy) = (instruction.Order.Zone, acting.Policy);

        // The other firm of an account transfer waits for an answer for a day, not for ours.
        var isAcats = instruction.Order.Rail is Rail.Acats;
        var days = isAcats ? policy.AcatsExceptionBusinessDays : policy.ConfirmationBusinessDays;
        var daysAtMost = isAcats ? policy.AcatsExceptionBusinessDays : policy.ConfirmationBusinessDaysAtMost;
        var latest = policy.EndOfBusinessDay(acting.Now, daysAtMost, zone);

        // Asking anew does not move the last day: an instruction is not kept waiting without end.
        var mostAllowed = instruction.Sought is { } before ? Instant.Min(before.ExpiresAtMost, latest) : latest;
        return new SoughtConfirmation(
            means.Method, Used(means.Contact), passedOver,
            Instant.Min(policy.EndOfBusinessDay(acting.Now, days, zone), mostAllowed), mostAllowed)
        {
            CodeContact = Used(means.Code),
        };
    }

    private static ContactUsed? Used(Contact? contact) => contact is null ? null : ContactUsed.Of(contact);

    private sealed record Means(ConfirmationMethod Method, Contact? Contact, Contact? Code);

    private static void AddOfHold(List<Objection> objections, HoldAtWork? hold, Acting acting)
    {
        if (hold is null)
        {
            return;
        }

        objections.When(!acting.By.IsStaff, ObjectionKind.PersonNeeded, "A person looks into a hold before.");
        objections.When(
            hold.PlacedBy.IsStaff && acting.By.IsSamePersonAs(hold.PlacedBy), ObjectionKind.SameAsPlacer,
            "Whoever placed the hold does not lift it.");
        objections.When(
            hold.Hold.Kind is not HoldKind.Verification
                && (hold.Reviews is not [.., (var last, _, _)] || last.DoesSupportBelief),
            ObjectionKind.ReviewMissing, "The last review has to speak against what was believed.");
        objections.When(
            hold.StillToTell.Any(), ObjectionKind.NoticesMissing, "All parties are told, or skipped for a reason.");
    }

    private static string Why(string? chosen, ImmutableArray<PassedOver> passedOver) =>
        passedOver.FirstOrDefault(one => one.Contact == chosen) is { } over
            ? $"The contact may not be used: {string.Join(", ", over.Faults.Select(Words.Of))}."
            : "There is no such contact, or it does not fit the means of confirmation.";
}

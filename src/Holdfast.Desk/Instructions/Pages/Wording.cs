using Holdfast.Desk.Console.Parts;
using Holdfast.Engine.Contract;

namespace Holdfast.Desk.Instructions.Pages;

/// <summary>How pages say what instructions are: in the words of whoever works with them, not of the wire.</summary>
public static class Wording
{
    /// <summary>A state, and what it means to whoever looks.</summary>
    public static (string Text, Tone Tone) Of(InstructionState state) => state switch
    {
        InstructionState.Received => ("Received", Tone.Neutral),
        InstructionState.Screened => ("Screened", Tone.Attention),
        InstructionState.AwaitingConfirmation => ("Waits for the customer", Tone.Waiting),
        InstructionState.Confirmed => ("Confirmed by the customer", Tone.Attention),
        InstructionState.Refused => ("Refused by the customer", Tone.Danger),
        InstructionState.Expired => ("Not confirmed in time", Tone.Danger),
        InstructionState.Held => ("Held", Tone.Attention),
        InstructionState.Released => ("Released", Tone.Good),
        InstructionState.Rejected => ("Rejected", Tone.Danger),
        InstructionState.Settled => ("Settled", Tone.Good),
        InstructionState.Returned => ("Returned", Tone.Neutral),
        InstructionState.Recalled => ("Recalled", Tone.Neutral),
    };

    /// <summary>A rail.</summary>
    public static string Of(Rail rail) => rail switch
    {
        Rail.NotGiven => "Transfer",
        Rail.Wire => "Wire",
        Rail.Ach => "ACH transfer",
        Rail.Check => "Check",
        Rail.Acats => "Account transfer (ACATS)",
        Rail.Journal => "Journal",
        Rail.Instant => "Instant payment",
        Rail.Card => "Card payment",
        Rail.Crypto => "Crypto transfer",
    };

    /// <summary>A category of Rule 3110(c)(2)(A)(iv).</summary>
    public static string Of(TransmittalCategory category) => category switch
    {
        TransmittalCategory.ThirdParty => "Third party",
        TransmittalCategory.OutsideEntity => "Outside entity",
        TransmittalCategory.AlternateLocation => "Alternate location",
        TransmittalCategory.RepHandled => "Representative-handled",
    };

    /// <summary>How an instruction came.</summary>
    public static string Of(InstructionMedium medium) => medium switch
    {
        InstructionMedium.NotGiven => "not told",
        InstructionMedium.Online => "online",
        InstructionMedium.Email => "by e-mail",
        InstructionMedium.Phone => "by telephone",
        InstructionMedium.Fax => "by fax",
        InstructionMedium.Letter => "by letter",
        InstructionMedium.InPerson => "in person",
    };

    /// <summary>Who gave it.</summary>
    public static string Of(Instructor instructor) => instructor switch
    {
        Instructor.NotGiven => "not told",
        Instructor.Customer => "the customer",
        Instructor.Representative => "the representative",
        Instructor.Employee => "an employee",
        Instructor.ThirdParty => "a third party",
    };

    /// <summary>Where money goes.</summary>
    public static string Of(DestinationKind kind) => kind switch
    {
        DestinationKind.NotGiven => "not told",
        DestinationKind.OwnBank => "the customer's own bank account",
        DestinationKind.ThirdPartyBank => "somebody else's bank account",
        DestinationKind.ThirdPartyAccount => "somebody else's account at this firm",
        DestinationKind.OutsideFirm => "another firm",
        DestinationKind.AddressOfRecord => "the address of record",
        DestinationKind.OtherAddress => "another address than the one of record",
        DestinationKind.CryptoWallet => "a wallet",
    };

    /// <summary>Whether the owner of a destination is the customer.</summary>
    public static string Of(OwnerNameMatch match) => match switch
    {
        OwnerNameMatch.Match => "The owner's name is the customer's.",
        OwnerNameMatch.Partial => "The owner's name is nearly the customer's.",
        OwnerNameMatch.Mismatch => "The owner is somebody else.",
        OwnerNameMatch.Unknown or OwnerNameMatch.NotGiven => "Whose the account is, is not known.",
    };

    /// <summary>Why an instruction did not pass by itself, as a sentence.</summary>
    public static string Of(RouteReason reason) => reason switch
    {
        RouteReason.HighScore => "The score is at or above the limit from which an instruction is held.",
        RouteReason.EngineDenied => "The engine refused it.",
        RouteReason.AccountFrozen => "The account is frozen.",
        RouteReason.SanctionsNotChecked => "Nobody could say whether it meets a sanctions list.",
        RouteReason.SharedPayee => "Several customers of one representative pay this payee.",
        RouteReason.DisownedPayee => "A customer said of this payee that a payment was not theirs.",
        RouteReason.AddressCoolingOff => "The address it goes to was changed lately, or nobody confirmed the change.",
        RouteReason.ContactCoolingOff => "An e-mail address or number was changed lately, and the payee is new.",
        RouteReason.AuthorityCoolingOff => "The authority that it is given under was put on file lately.",
        RouteReason.UnseasonedPayee => "Somebody else is paid for the first time, or not for long enough.",
        RouteReason.NotSelfDirected => "It did not come through a channel that is the customer's alone.",
        RouteReason.RepresentativeHandled => "A representative has it in hand.",
        RouteReason.AlternateLocation => "It goes to another place than the address of record.",
        RouteReason.BothContactsChanged => "E-mail address and telephone number were both changed lately.",
        RouteReason.Duplicate => "It looks like one that came before.",
        RouteReason.LetterNotInForce => "The standing letter is not in force, or says something else.",
        RouteReason.CallBackAdvised => "The engine asks for a call-back.",
        RouteReason.OverLimit => "It is over the limit up to which an instruction passes by itself.",
        RouteReason.ScoreNotLow => "The score is not low enough to pass by itself.",
        RouteReason.EngineAsksForProof => "The engine asks for stronger proof.",
        RouteReason.UnverifiedBank => "It is not proven for long enough that the bank account is the customer's.",
        RouteReason.OtherCurrency => "It is in a currency that no limit is set in.",
    };

    /// <summary>The same in a few words, for tables.</summary>
    public static string InShort(RouteReason reason) => reason switch
    {
        RouteReason.HighScore => "high score",
        RouteReason.EngineDenied => "refused by the engine",
        RouteReason.AccountFrozen => "account frozen",
        RouteReason.SanctionsNotChecked => "sanctions not checked",
        RouteReason.SharedPayee => "shared payee",
        RouteReason.DisownedPayee => "disowned payee",
        RouteReason.AddressCoolingOff => "address changed",
        RouteReason.ContactCoolingOff => "contact changed",
        RouteReason.AuthorityCoolingOff => "new authority",
        RouteReason.UnseasonedPayee => "new payee",
        RouteReason.NotSelfDirected => "not self-directed",
        RouteReason.RepresentativeHandled => "representative-handled",
        RouteReason.AlternateLocation => "other place",
        RouteReason.BothContactsChanged => "both contacts changed",
        RouteReason.Duplicate => "duplicate",
        RouteReason.LetterNotInForce => "letter not in force",
        RouteReason.CallBackAdvised => "call-back advised",
        RouteReason.OverLimit => "over the limit",
        RouteReason.ScoreNotLow => "score not low",
        RouteReason.EngineAsksForProof => "proof asked for",
        RouteReason.UnverifiedBank => "unverified bank",
        RouteReason.OtherCurrency => "other currency",
    };

    /// <summary>Why a contact may not be used, as a sentence.</summary>
    public static string Of(ContactFault fault) => fault switch
    {
        ContactFault.NewerThanInstruction => "It came on file only after the instruction.",
        ContactFault.NotOnFileLongEnough => "It was not on file long enough before the instruction.",
        ContactFault.ChangedWithoutConfirmation => "It came by a change that nobody confirmed.",
        ContactFault.CoolingOff => "It was changed lately and is still cooling off.",
        ContactFault.Removed => "It is no longer on file.",
        ContactFault.TrustedContact => "It is the trusted contact's, who may help but approves nothing.",
        ContactFault.Undeliverable => "Something that was sent there came back.",
    };

    /// <summary>A means of confirmation.</summary>
    public static string Of(ConfirmationMethod method) => method switch
    {
        ConfirmationMethod.Link => "by a link and a code",
        ConfirmationMethod.CallBack => "by a call to a number from before",
        ConfirmationMethod.BranchVisit => "by a visit with an identity document",
        ConfirmationMethod.NotarisedLetter => "by a notarized or medallion letter",
        ConfirmationMethod.Video => "by video with an identity document",
    };

    /// <summary>How a try to reach the customer ended.</summary>
    public static string Of(AttemptOutcome outcome) => outcome switch
    {
        AttemptOutcome.Sent => "Sent",
        AttemptOutcome.Undelivered => "Came back",
        AttemptOutcome.NoAnswer => "No answer",
        AttemptOutcome.Voicemail => "Answering machine",
        AttemptOutcome.NotAuthenticated => "Somebody who could not prove to be the customer",
        AttemptOutcome.Reached => "Reached the customer",
    };

    /// <summary>By what right it is held.</summary>
    public static string Of(HoldKind kind) => kind switch
    {
        HoldKind.Verification => "Held for verification",
        HoldKind.Rule2165 => "Temporary hold, FINRA Rule 2165",
        HoldKind.Proposed2166 => "Temporary hold, proposed FINRA Rule 2166",
        HoldKind.Legal => "Held by an order or a legal duty",
    };

    /// <summary>What somebody is who hears of a hold.</summary>
    public static string Of(PartyRole role) => role switch
    {
        PartyRole.Customer => "the customer",
        PartyRole.JointOwner => "a joint owner",
        PartyRole.Authorised => "authorized to act for the account",
        PartyRole.TrustedContact => "the trusted contact",
    };

    /// <summary>Why somebody was not told.</summary>
    public static string Of(SkipReason reason) => reason switch
    {
        SkipReason.Unavailable => "cannot be reached",
        SkipReason.BelievedInvolved => "is believed to take part",
    };

    /// <summary>Why it was rejected.</summary>
    public static string Of(RejectionReason reason) => reason switch
    {
        RejectionReason.NoAuthority => "Whoever gave it had no authority",
        RejectionReason.Sanctions => "It meets a sanctions list",
        RejectionReason.AccountClosed => "The account is closed",
        RejectionReason.AccountRestricted => "The account is restricted",
        RejectionReason.CustomerRefused => "The customer refused it",
        RejectionReason.NotConfirmed => "Nobody qualified was reached in time",
        RejectionReason.BeliefSustained => "What was believed was found to be so",
        RejectionReason.CustomerCancelled => "The customer cancelled it",
        RejectionReason.Order => "An order or a decision forbids it",
        RejectionReason.Superseded => "Another instruction stands in its place",
        RejectionReason.Decided => "The firm decided so",
    };

    /// <summary>Why the customer's answer is a refusal.</summary>
    public static string Of(RefusalKind kind) => kind switch
    {
        RefusalKind.Denied => "The customer did not ask for it.",
        RefusalKind.DetailsDiffer => "The customer told other details.",
        RefusalKind.Coached => "Somebody was telling the customer what to say.",
        RefusalKind.Distressed => "The customer was in distress.",
    };

    /// <summary>Who releases by a route.</summary>
    public static string Of(ReleaseNeed need) => need switch
    {
        ReleaseNeed.Nobody => "The policy lets it pass.",
        ReleaseNeed.Customer => "The customer's own confirmation releases it.",
        ReleaseNeed.SecondPerson => "A second person releases it.",
        ReleaseNeed.Principal => "A principal releases it.",
    };

    /// <summary>What data were changed.</summary>
    public static string Of(DataKind kind) => kind switch
    {
        DataKind.Email => "e-mail address",
        DataKind.Phone => "telephone number",
        DataKind.Address => "address",
        DataKind.Name => "name",
        DataKind.Objective => "investment objective",
        DataKind.TrustedContact => "trusted contact",
        DataKind.Authority => "authority",
        DataKind.Delivery => "delivery of statements",
        DataKind.BankLink => "linked bank account",
        DataKind.Credential => "credential",
    };

    /// <summary>What is due and was not done.</summary>
    public static string Of(InstructionAlarm alarm) => alarm switch
    {
        InstructionAlarm.HoldReviewDue => "Nobody has looked into the hold.",
        InstructionAlarm.HoldPartyUnreached =>
            "A party of the hold has no mailbox to write to: tell them by telephone, in person or by letter.",
        InstructionAlarm.HoldNoticeOverdue => "Parties were not told of the hold in time.",
        InstructionAlarm.HoldPeriodOver => "The period of the hold is over: release, reject or extend.",
        InstructionAlarm.ChequeFollowUpOverdue => "Receipt or follow-up of a hand-delivered check is missing.",
        InstructionAlarm.AcatsExceptionDue => "The customer disowned the transfer, and no exception was taken.",
    };
}

using System.Collections.Immutable;
using Holdfast.Engine.Values;
using NodaTime;

namespace Holdfast.Desk.Instructions.Policy;

/// <summary>By which policy something was decided: kept beside the result.</summary>
/// <param name="Version">What its makers call it.</param>
/// <param name="Sha256">SHA-256 of the file, in hexadecimal digits.</param>
public sealed record PolicyStamp(string Version, string Sha256);

/// <summary>The most days that a hold may last in a state, where its law knows another period than the rule.</summary>
/// <param name="State">Its two letters.</param>
/// <param name="Days">How many.</param>
/// <param name="AreBusinessDays">Whether business days are meant, or calendar days.</param>
/// <param name="Citation">The statute.</param>
public sealed record StateHold(string State, int Days, bool AreBusinessDays, string Citation);

/// <summary>What holds on one day: limits, periods and switches.</summary>
public sealed record InstructionPolicy
{
    /// <summary>Of which file this is.</summary>
    public required PolicyStamp Stamp { get; init; }

    /// <summary>Whose business days are counted.</summary>
    public required BusinessCalendar Calendar { get; init; }

    /// <summary>Instructions to a verified account of the customer's own pass up to so much a day.</summary>
    public required Money AutomatedOwnBankDaily { get; init; }

    /// <summary>Only instructions with a lower score pass by themselves.</summary>
    public required Probability AutomatedBelowScore { get; init; }

    /// <summary>From this score on an instruction is held.</summary>
    public required Probability HoldFromScore { get; init; }

    /// <summary>For so long an own bank account has to have been verified.</summary>
    public required int OwnBankVerifiedDays { get; init; }

    /// <summary>For so long a payee has to have been paid without complaint.</summary>
    public required int PayeeSeasonedDays { get; init; }

    /// <summary>Above it no confirmation releases without a second person.</summary>
    public required Money SecondPersonAbove { get; init; }

    /// <summary>Above it a principal releases.</summary>
    public required Money PrincipalAbove { get; init; }

    /// <summary>
    /// Whether the customer's own confirmation by link releases, up to the limit of the second person.
    /// </summary>
    public required bool ReleaseByCustomer { get; init; }

    /// <summary>Whether the firm's own payment system asks the sanctions lists.</summary>
    public required bool SanctionsScreenedByFirm { get; init; }

    /// <summary>For so long a contact has to have been on file before the instruction.</summary>
    public required int ContactOnFileDays { get; init; }

    /// <summary>Changes within so many days before are shown beside an instruction.</summary>
    public required int RelatedChangeDays { get; init; }

    /// <summary>How long a confirmation is waited for, in business days.</summary>
    public required int ConfirmationBusinessDays { get; init; }

    /// <summary>How long at most.</summary>
    public required int ConfirmationBusinessDaysAtMost { get; init; }

    /// <summary>So many attempts at least before it is said that nobody was reached.</summary>
    public required int AttemptsAtLeast { get; init; }

    /// <summary>On so many days, or at so many contacts, at least.</summary>
    public required int AttemptSpread { get; init; }

    /// <summary>The same payee and amount within so many days are a duplicate.</summary>
    public required int DuplicateDays { get; init; }

    /// <summary>From so many customers on, one payee is a pattern.</summary>
    public required int SharedPayeeCustomers { get; init; }

    /// <summary>Within so many days.</summary>
    public required int SharedPayeeDays { get; init; }

    /// <summary>Within so many business days somebody looks into a hold.</summary>
    public required int HoldReviewBusinessDays { get; init; }

    /// <summary>A hold for verification is decided within so many business days.</summary>
    public required int VerificationHoldBusinessDays { get; init; }

    /// <summary>From this age on a natural person is a specified adult.</summary>
    public required int SpecifiedAdultAge { get; init; }

    /// <summary>Within so many business days the parties hear of a hold under Rule 2165.</summary>
    public required int HoldNoticeBusinessDays { get; init; }

    /// <summary>How long it lasts, in business days.</summary>
    public required int Hold2165BusinessDays { get; init; }

    /// <summary>By how much the firm may extend it.</summary>
    public required int Hold2165FirstExtension { get; init; }

    /// <summary>By how much more, where a state or a court was told.</summary>
    public required int Hold2165SecondExtension { get; init; }

    /// <summary>Whether the proposed Rule 2166 is in force.</summary>
    public required bool Rule2166 { get; init; }

    /// <summary>How long a hold under it lasts.</summary>
    public required int Hold2166BusinessDays { get; init; }

    /// <summary>
    /// No money to a new payee for so many days after an e-mail address or telephone number was changed.
    /// </summary>
    public required int CoolingEmailOrPhoneDays { get; init; }

    /// <summary>No cheque or card to an address for so many days after it was changed.</summary>
    public required int CoolingAddressDays { get; init; }

    /// <summary>For so many days the contact from before can undo a change by one link.</summary>
    public required int RevertDays { get; init; }

    /// <summary>On which day at the latest a change has to have been notified.</summary>
    public required int ChangeNoticeDays { get; init; }

    /// <summary>On which day it is said that it has not been.</summary>
    public required int ChangeNoticeAlertDay { get; init; }

    /// <summary>Within so many business days a letter goes out.</summary>
    public required int ChangeLetterBusinessDays { get; init; }

    /// <summary>After so many months a standing letter is verified again.</summary>
    public required int StandingLetterMonths { get; init; }

    /// <summary>Within so many business days somebody independent follows a cheque carried by hand up.</summary>
    public required int ChequeFollowUpBusinessDays { get; init; }

    /// <summary>Within so many business days a transfer to another firm is objected to.</summary>
    public required int AcatsExceptionBusinessDays { get; init; }

    /// <summary>Where a state knows another period.</summary>
    public ImmutableArray<StateHold> States { get; init; } = [];

    /// <summary>The day of a moment where the days of an instruction are counted.</summary>
    public static LocalDate DayOf(Instant at, string zone) =>
        at.InZone(DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) ?? DateTimeZone.Utc).Date;

    /// <summary>
    /// The end of the business day some business days after a moment; the day of the moment is day 0 and not counted.
    /// The end is the first moment of the day after, and itself too late.
    /// </summary>
    public Instant EndOfBusinessDay(Instant from, int businessDays, string zone)
    {
        var there = DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) ?? DateTimeZone.Utc;
        var last = Calendar.Add(from.InZone(there).Date, businessDays);
        return there.AtStartOfDay(last.PlusDays(1)).ToInstant();
    }

    /// <summary>The end of the calendar day some days after a moment.</summary>
    public static Instant EndOfDay(Instant from, int days, string zone)
    {
        var there = DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) ?? DateTimeZone.Utc;
        return there.AtStartOfDay(from.InZone(there).Date.PlusDays(days + 1)).ToInstant();
    }
}

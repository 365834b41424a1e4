using Holdfast.Engine.Knowledge;
using Holdfast.Engine.Signals;

namespace Holdfast.Engine.OwnSignals;

/// <summary>
/// How long ago things last happened to the customer or the account, whichever is shorter; unknown where they never
/// did.
/// </summary>
internal static class SinceTerms
{
    public const string Prefix = "since.";

    public static IEnumerable<Term> All { get; } =
    [
        .. Enum.GetValues<Happening>().Select(happening => new Term(
            NameOf(happening), TermType.Duration, Units.None, $"How long ago {What(happening)}.",
            (Func<Scene, decimal?>)(scene => Exact.Ago(Scene.YoungerOf(
                scene.SinceCustomer(happening), scene.SinceAccount(happening)))))),
    ];

    private static string NameOf(Happening happening)
    {
        var name = happening.ToString();
        return Prefix + char.ToLowerInvariant(name[0]) + name[1..];
    }

    private static string What(Happening happening) => happening switch
    {
        Happening.PasswordForgotten => "a password was reset as forgotten",
        Happening.PasswordChanged => "the password was changed",
        Happening.PasswordResetByPhone => "the password was reset by telephone",
        Happening.SecondFactorChanged => "a second factor was changed",
        Happening.EmailChanged => "the e-mail address was changed",
        Happening.PhoneChanged => "the telephone number was changed",
        Happening.AddressChanged => "an address was changed",
        Happening.TrustedContactChanged => "the trusted contact person was changed",
        Happening.AlertsSilenced => "alerts were turned off or sent elsewhere",
        Happening.ForwardingSeen => "the carrier said that calls are forwarded",
        Happening.CredentialExposed => "a credential was found exposed",
        Happening.PersonalDataExposed => "personal data were found exposed",
        Happening.DeviceExposed => "a device was found exposed",
        Happening.PayeeExposed => "a payee was found exposed",
        Happening.PhoneCallSeen => "a telephone call was seen during a session",
        Happening.SupportOnAccess => "support was asked about access",
        Happening.SupportContacted => "support was called",
        Happening.CallerFailed => "a caller failed to prove who they are",
        Happening.NoticeReturned => "a notice came back",
        Happening.TheftReported => "the customer reported a theft",
        Happening.PhishingReported => "the customer reported phishing",
        Happening.DeviceLost => "the customer reported a lost device",
        Happening.FalseAlarmReported => "the customer reported a false alarm",
        Happening.PushDenied => "the customer denied a prompt",
        Happening.ClientGranted => "a program was granted access",
        Happening.StaffChangedContact => "an employee changed contact data",
        Happening.StaffViewed => "an employee looked at the customer's data",
        Happening.AuthorityChanged => "an authority over the account was changed",
        Happening.MarginEnabled => "margin was switched on",
        Happening.OptionsEnabled => "options were switched on",
        Happening.OtcEnabled => "off-exchange trading was switched on",
        Happening.ExtendedHoursEnabled => "extended hours were switched on",
        Happening.CryptoEnabled => "crypto was switched on",
        Happening.CardEnabled => "a card was switched on",
        Happening.ChecksEnabled => "checks were switched on",
        Happening.InstantFundingEnabled => "instant funding was switched on",
        Happening.BankLinked => "a bank account was linked",
        Happening.AcatsReceived => "securities came in by an ACATS transfer",
        Happening.InstantDeposit => "an instant deposit came in",
        Happening.DepositReturned => "a deposit was returned",
        Happening.TransferRecalled => "a transfer was recalled",
        Happening.InstructionUnverified => "an instruction stayed without confirmation",
        Happening.KnownCallerHeard => "a caller with a known number proved who they are",
        Happening.StaffViewedAsleep => "an employee looked while the account was dormant",
    };
}

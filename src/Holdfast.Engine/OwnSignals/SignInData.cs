using Holdfast.Engine.Contract;

namespace Holdfast.Engine.OwnSignals;

/// <summary>What events of sign-ins, sessions and calls add to the envelope.</summary>
internal static class SignInData
{
    public static IEnumerable<Term> All { get; } =
    [
        .. new DataTerms<LoginFailed>(EventType.LoginFailed)
            .Word("reason", WordSets.LoginFailure, "Why the sign-in failed.", static data => (byte)data.Reason)
            .Text("username", "The name that was typed.", static data => data.Username, isShown: false),
        .. new DataTerms<LoginSucceeded>(EventType.LoginSucceeded)
            .Word("method", WordSets.LoginMethod, "What proved the sign-in.", static data => (byte)data.Method)
            .Word("mfa", WordSets.MfaMethod, "The second factor.", static data => (byte)data.Mfa),
        .. new DataTerms<MfaChallenged>(EventType.MfaChallenged)
            .Word("method", WordSets.MfaMethod, "The second factor that was asked for.",
                static data => (byte)data.Method)
            .Word("outcome", WordSets.MfaOutcome, "How the prompt ended.", static data => (byte)data.Outcome),
        .. new DataTerms<SessionObserved>(EventType.SessionObserved)
            .Score("typingScore", "How much the typing is like the customer's, as the sender scores it.",
                static data => data.TypingScore)
            .Score("pointerScore", "How much the pointer moves as the customer moves it.",
                static data => data.PointerScore)
            .Score("automationScore", "How much the session looks like a program.",
                static data => data.AutomationScore)
            .Truth("activePhoneCall", "A telephone call is going on.", static data => data.ActivePhoneCall)
            .Truth("pastedCredential", "A credential was pasted.", static data => data.PastedCredential)
            .Number("sensitivePages", Units.Count, "Sensitive pages opened since the last such event.",
                static data => data.SensitivePages)
            .Number("tourPages", Units.Count, "Pages on security, banks and limits opened since the last such event.",
                static data => data.TourPages)
            .Number("secondsToTransfer", "seconds", "Seconds from the sign-in to the request of a transfer.",
                static data => data.SecondsToTransfer)
            .Text("loginOrigin", "The host that the sign-in page was served from.", static data => data.LoginOrigin),
        .. new DataTerms<SupportContacted>(EventType.SupportContacted)
            .Word("topic", WordSets.SupportTopic, "What the caller wants.", static data => (byte)data.Topic)
            .Word("authentication", WordSets.CallerAuthentication, "Whether the caller proved who they are.",
                static data => (byte)data.Authentication)
            .Text("caller", "Token of the number that called.", static data => data.Caller, isShown: false)
            .Score("spoofScore", "How much the number looks forged.", static data => data.SpoofScore)
            .Score("voiceScore", "How much the voice looks made by a machine.", static data => data.VoiceScore),
        .. new DataTerms<TelecomChecked>(EventType.TelecomChecked)
            .Text("phone", "Token of the number that was asked about.", static data => data.Phone, isShown: false)
            .Moment("simChangedAt", "When the SIM was last changed.", static data => data.SimChangedAt)
            .Moment("portedAt", "When the number was last moved to another carrier.", static data => data.PortedAt)
            .Truth("forwarding", "Calls are forwarded.", static data => data.Forwarding),
        .. new DataTerms<TokenGranted>(EventType.TokenGranted)
            .Text("client", "Token of the program that was granted access.", static data => data.Client)
            .Texts("scopes", "What the program may do.", static data => data.Scopes),
    ];
}

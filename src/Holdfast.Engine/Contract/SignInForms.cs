using static Holdfast.Engine.Contract.ContractForms;

namespace Holdfast.Engine.Contract;

/// <summary>The data of sign-ins, sessions and calls.</summary>
internal static class SignInForms
{
    private static readonly WordForm<MfaMethod> SecondFactor = Word(ContractWords.MfaMethod);

    public static readonly DataForm<LoginFailed> LoginFailed = new(
        EventType.LoginFailed, EventNeeds.CustomerOrUsername, static () => new(), new("/data")
        {
            { "reason", Word(ContractWords.LoginFailure), static d => d.Reason, static (d, v) => d.Reason = v },
            { "username", Token, static d => d.Username, static (d, v) => d.Username = v },
        });

    public static readonly DataForm<LoginSucceeded> LoginSucceeded = new(
        EventType.LoginSucceeded, EventNeeds.Customer, static () => new(), new("/data")
        {
            { "method", Word(ContractWords.LoginMethod), static d => d.Method, static (d, v) => d.Method = v },
            { "mfa", SecondFactor, static d => d.Mfa, static (d, v) => d.Mfa = v },
        });

    public static readonly DataForm<MfaChallenged> MfaChallenged = new(
        EventType.MfaChallenged, EventNeeds.Customer, static () => new(), new("/data")
        {
            { "method", SecondFactor, static d => d.Method, static (d, v) => d.Method = v },
            {
                "outcome", Word(ContractWords.MfaOutcome),
                static d => d.Outcome, static (d, v) => d.Outcome = v, Required
            },
        });

    public static readonly DataForm<SessionObserved> SessionObserved = new(
        EventType.SessionObserved, EventNeeds.Customer | EventNeeds.Session, static () => new(), new("/data")
        {
            { "typingScore", Score, static d => d.TypingScore, static (d, v) => d.TypingScore = v },
            { "pointerScore", Score, static d => d.PointerScore, static (d, v) => d.PointerScore = v },
            { "automationScore", Score, static d => d.AutomationScore, static (d, v) => d.AutomationScore = v },
            { "activePhoneCall", Flag, static d => d.ActivePhoneCall, static (d, v) => d.ActivePhoneCall = v },
            { "pastedCredential", Flag, static d => d.PastedCredential, static (d, v) => d.PastedCredential = v },
            { "sensitivePages", SmallCount, static d => d.SensitivePages, static (d, v) => d.SensitivePages = (int?)v },
            { "tourPages", SmallCount, static d => d.TourPages, static (d, v) => d.TourPages = (int?)v },
            { "secondsToTransfer", Measure, static d => d.SecondsToTransfer, static (d, v) => d.SecondsToTransfer = v },
            { "loginOrigin", Name, static d => d.LoginOrigin, static (d, v) => d.LoginOrigin = v },
        });

    public static readonly DataForm<SupportContacted> SupportContacted = new(
        EventType.SupportContacted, EventNeeds.Customer, static () => new(), new("/data")
        {
            { "topic", Word(ContractWords.SupportTopic), static d => d.Topic, static (d, v) => d.Topic = v },
            {
                "authentication", Word(ContractWords.CallerAuthentication),
                static d => d.Authentication, static (d, v) => d.Authentication = v
            },
            { "caller", Token, static d => d.Caller, static (d, v) => d.Caller = v },
            { "spoofScore", Score, static d => d.SpoofScore, static (d, v) => d.SpoofScore = v },
            { "voiceScore", Score, static d => d.VoiceScore, static (d, v) => d.VoiceScore = v },
        });

    public static readonly DataForm<TelecomChecked> TelecomChecked = new(
        EventType.TelecomChecked, EventNeeds.Customer, static () => new(), new("/data")
        {
            { "phone", Token, static d => d.Phone, static (d, v) => d.Phone = v },
            { "simChangedAt", Time, static d => d.SimChangedAt, static (d, v) => d.SimChangedAt = v },
            { "portedAt", Time, static d => d.PortedAt, static (d, v) => d.PortedAt = v },
            { "forwarding", Flag, static d => d.Forwarding, static (d, v) => d.Forwarding = v },
        });

    public static readonly DataForm<TokenGranted> TokenGranted = new(
        EventType.TokenGranted, EventNeeds.Customer, static () => new(), new("/data")
        {
            { "client", Token, static d => d.Client, static (d, v) => d.Client = v },
            { "scopes", Tokens, static d => d.Scopes, static (d, v) => d.Scopes = v },
        });
}

using Holdfast.Engine.Values;
using NodaTime;

namespace Holdfast.Engine.Contract;

#pragma warning disable CS1591 // Members of enums are the words of the contract, and mean what it says of them.

/// <summary>Why a sign-in failed.</summary>
public enum LoginFailure : byte { NotGiven, BadPassword, UnknownUser, MfaFailed, LockedOut }

/// <summary>By what a sign-in was proven.</summary>
public enum LoginMethod : byte { NotGiven, Password, Passkey, Sso, RememberedToken }

/// <summary>A second factor. <see cref="None"/> is the sender's word that none was asked for.</summary>
public enum MfaMethod : byte { NotGiven, None, Sms, Email, Voice, Totp, Push, Passkey }

/// <summary>How a second-factor prompt ended.</summary>
public enum MfaOutcome : byte { NotGiven, Approved, Denied, Expired }

/// <summary><c>login.failed</c>: needs a customer or a user name.</summary>
public sealed class LoginFailed : EventData
{
    /// <summary>Why.</summary>
    public LoginFailure Reason { get; set; }

    /// <summary>Token of the user name that was tried.</summary>
    public Text Username { get; set; }
}

/// <summary><c>login.succeeded</c></summary>
public sealed class LoginSucceeded : EventData
{
    /// <summary>First factor.</summary>
    public LoginMethod Method { get; set; }

    /// <summary>Second factor.</summary>
    public MfaMethod Mfa { get; set; }
}

/// <summary><c>mfa.challenged</c></summary>
public sealed class MfaChallenged : EventData
{
    /// <summary>Which factor was asked for.</summary>
    public MfaMethod Method { get; set; }

    /// <summary>How it ended. Required.</summary>
    public MfaOutcome Outcome { get; set; }
}

/// <summary><c>session.observed</c>: what a page or app saw.</summary>
public sealed class SessionObserved : EventData
{
    /// <summary>Likeness to how this person types, thousandths; null where not told.</summary>
    public int? TypingScore { get; set; }

    /// <summary>Likeness to how this person points, thousandths.</summary>
    public int? PointerScore { get; set; }

    /// <summary>Likelihood of a program at work, thousandths.</summary>
    public int? AutomationScore { get; set; }

    /// <summary>A telephone call was going on.</summary>
    public bool? ActivePhoneCall { get; set; }

    /// <summary>The password was pasted.</summary>
    public bool? PastedCredential { get; set; }

    /// <summary>Pages with personal data since the last such event.</summary>
    public int? SensitivePages { get; set; }

    /// <summary>Security, bank and limits pages.</summary>
    public int? TourPages { get; set; }

    /// <summary>From signing in to the transfer form.</summary>
    public int? SecondsToTransfer { get; set; }

    /// <summary>Host name that the sign-in page was served from.</summary>
    public Text LoginOrigin { get; set; }
}

/// <summary>What a caller wanted.</summary>
public enum SupportTopic : byte { NotGiven, Access, Limits, Transfer, Contact, Other }

/// <summary>Whether a caller proved who they are. <see cref="None"/>: it was not tried.</summary>
public enum CallerAuthentication : byte { NotGiven, Passed, Failed, None }

/// <summary><c>support.contacted</c></summary>
public sealed class SupportContacted : EventData
{
    /// <summary>What about.</summary>
    public SupportTopic Topic { get; set; }

    /// <summary>How the caller was known.</summary>
    public CallerAuthentication Authentication { get; set; }

    /// <summary>Token of the caller's number.</summary>
    public Text Caller { get; set; }

    /// <summary>Likelihood that the number shown is not the one that calls, thousandths.</summary>
    public int? SpoofScore { get; set; }

    /// <summary>Likeness to the customer's voice, thousandths.</summary>
    public int? VoiceScore { get; set; }
}

/// <summary><c>telecom.checked</c>: a carrier's answer on a number.</summary>
public sealed class TelecomChecked : EventData
{
    /// <summary>Token of the number.</summary>
    public Text Phone { get; set; }

    /// <summary>When the SIM was last changed.</summary>
    public Instant? SimChangedAt { get; set; }

    /// <summary>When the number moved to another carrier.</summary>
    public Instant? PortedAt { get; set; }

    /// <summary>Calls are forwarded.</summary>
    public bool? Forwarding { get; set; }
}

/// <summary><c>token.granted</c></summary>
public sealed class TokenGranted : EventData
{
    /// <summary>Token of the program that was let in.</summary>
    public Text Client { get; set; }

    /// <summary>What it may do.</summary>
    public IReadOnlyList<Text> Scopes { get; set; } = [];
}

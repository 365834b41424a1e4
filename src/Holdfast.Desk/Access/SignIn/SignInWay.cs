using System.Text.Json.Serialization;

namespace Holdfast.Desk.Access.SignIn;

/// <summary>By what somebody signed in. The words are in every journal.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SignInWay>))]
public enum SignInWay
{
    /// <summary>A passkey, unlocked by its owner. It answers this site only, so it cannot be phished.</summary>
    [JsonStringEnumMemberName("passkey")]
    Passkey,

    /// <summary>A password and the code of an app.</summary>
    [JsonStringEnumMemberName("password")]
    Password,

    /// <summary>A password and a recovery code.</summary>
    [JsonStringEnumMemberName("recovery")]
    Recovery,

    /// <summary>The firm's own provider.</summary>
    [JsonStringEnumMemberName("provider")]
    Provider,

    /// <summary>An invitation, which lets its owner set up a factor and do nothing else.</summary>
    [JsonStringEnumMemberName("invitation")]
    Invitation,
}

/// <summary>The words of ways.</summary>
internal static class SignInWays
{
    public static string WordOf(SignInWay way) => way switch
    {
        SignInWay.Passkey => "passkey",
        SignInWay.Password => "password",
        SignInWay.Recovery => "recovery",
        SignInWay.Provider => "provider",
        SignInWay.Invitation => "invitation",
    };
}

using System.Text.Json;
using System.Text.Json.Serialization;
using Holdfast.Desk.Facts;
using Holdfast.Runtime.Journal;

namespace Holdfast.Desk.Access.SignIn;

/// <summary>
/// What an entry of kind <see cref="EntryKind.SignIn"/> tells. What was typed as a name by somebody who is nobody here
/// stands in none of them: people type passwords there.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "what")]
[JsonDerivedType(typeof(Began), "began")]
[JsonDerivedType(typeof(Ended), "ended")]
[JsonDerivedType(typeof(Failed), "failed")]
internal abstract record SignInEntry
{
    /// <summary>How such entries are written.</summary>
    public const byte Codec = 1;

    private const string What = "tells of a sign-in";

    private SignInEntry()
    {
    }

    /// <summary>Somebody signed in.</summary>
    /// <param name="Session">What the session is called.</param>
    /// <param name="By">Who it is.</param>
    /// <param name="Hash">SHA-256 of what the browser was given, in hexadecimal digits.</param>
    /// <param name="Way">By what.</param>
    /// <param name="Resists">Whether that cannot be phished.</param>
    /// <param name="Address">Where the request came from.</param>
    /// <param name="Agent">What browser it was, as that says.</param>
    /// <param name="Since">
    /// When the session before it began, RFC 3339 in UTC, where this one goes on with it; it ends no later for it.
    /// </param>
    /// <param name="Proven">When they proved who they are, where that was in the session before.</param>
    /// <param name="Replaces">The session that it goes on with, which has ended.</param>
    /// <param name="Step">The step of the app's code, none at or before which is good again.</param>
    /// <param name="Passkey">The reference of the passkey.</param>
    /// <param name="SignCount">How often that has signed, where it counts.</param>
    public sealed record Began(
        string Session, Actor By, string Hash, SignInWay Way, bool Resists, string Address, string Agent,
        string? Since = null, string? Proven = null, string? Replaces = null, long? Step = null, string? Passkey = null,
        uint? SignCount = null) : SignInEntry;

    /// <summary>A session was ended before its time.</summary>
    /// <param name="Session">Which.</param>
    /// <param name="Staff">Whose.</param>
    /// <param name="By">Who ended it.</param>
    public sealed record Ended(string Session, string Staff, Actor By) : SignInEntry;

    /// <summary>Somebody did not get in.</summary>
    /// <param name="Way">What they tried.</param>
    /// <param name="Why">Why they did not.</param>
    /// <param name="Address">Where the request came from.</param>
    /// <param name="Staff">Whose name it was; null where it was nobody's.</param>
    /// <param name="Count">How many failures this tells of: where there are very many, not each is an entry.</param>
    public sealed record Failed(
        SignInWay Way, SignInFailure Why, string Address, string? Staff = null, int Count = 1) : SignInEntry;

    /// <summary>Writes the content of an entry.</summary>
    public byte[] ToContent() => JsonSerializer.SerializeToUtf8Bytes(this, SignInJson.Default.SignInEntry);

    /// <summary>Reads the content of an entry.</summary>
    /// <exception cref="JournalException">This release does not read it.</exception>
    public static SignInEntry Read(JournalEntry entry) =>
        EntryForm.Read(entry, Codec, SignInJson.Default.SignInEntry, What);

    internal static JournalException Unreadable(JournalEntry entry) => EntryForm.Unreadable(entry, What);
}

/// <summary>Why somebody did not get in. Nobody who tries is told which of these it was.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SignInFailure>))]
internal enum SignInFailure
{
    /// <summary>A password, a code or an answer of a passkey was not right, or the name was nobody's.</summary>
    [JsonStringEnumMemberName("notRight")]
    NotRight,

    /// <summary>There were too many failures just before.</summary>
    [JsonStringEnumMemberName("locked")]
    Locked,

    /// <summary>Whoever it is may not sign in.</summary>
    [JsonStringEnumMemberName("disabled")]
    Disabled,

    /// <summary>The firm's provider did not vouch for them, or for no role.</summary>
    [JsonStringEnumMemberName("notVouchedFor")]
    NotVouchedFor,
}

/// <summary>The form of entries in JSON.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false)]
[JsonSerializable(typeof(SignInEntry))]
internal sealed partial class SignInJson : JsonSerializerContext;

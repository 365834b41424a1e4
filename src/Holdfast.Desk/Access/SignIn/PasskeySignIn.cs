using Holdfast.Desk.Access.Staff;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;

namespace Holdfast.Desk.Access.SignIn;

/// <summary>What a browser is asked to do with a passkey.</summary>
/// <param name="Ceremony">The name by which the answer names it.</param>
/// <param name="Options">What the browser is told, JSON of Web Authentication.</param>
public sealed record PasskeyQuestion(string Ceremony, string Options);

/// <summary>
/// Passkeys, by the ceremonies of ASP.NET Core Identity. A passkey signs for this site alone and only when its owner
/// unlocks it, so it is two factors at once and cannot be phished.
/// </summary>
internal sealed class PasskeySignIn(
    IPasskeyHandler<StaffMember> passkeys, Ceremonies ceremonies, OwnFactors factors, SignIns signIns)
{
    /// <summary>The most characters that an answer has.</summary>
    public const int AnswerCharacters = 16 * 1024;

    private const int NameCharacters = 64;

    /// <summary>Asks for a passkey: of somebody, or of whoever has one.</summary>
    public async Task<PasskeyQuestion> AskAsync(StaffMember? member, HttpContext context)
    {
        var asked = await passkeys.MakeRequestOptionsAsync(member, context);
        return new PasskeyQuestion(
            ceremonies.Keep(asked.AssertionState ?? "", member?.Id, CeremonyKind.SignIn), asked.RequestOptionsJson);
    }

    /// <summary>Judges the answer: who it is, and by what; null where it is nobody.</summary>
    public async Task<(StaffMember Member, Proof Proof)?> TryAsync(
        string ceremony, string answer, StaffId? expected, HttpContext context)
    {
        var origin = OriginOf.Request(context);
        var asked = ceremonies.Take(ceremony, CeremonyKind.SignIn, expected);
        if (asked is null || answer.Length is 0 or > AnswerCharacters)
        {
            await signIns.FailAsync(SignInWay.Passkey, SignInFailure.NotRight, origin, null);
            return null;
        }

        var result = await passkeys.PerformAssertionAsync(new PasskeyAssertionContext
        {
            HttpContext = context, CredentialJson = answer, AssertionState = asked.State,
        });
        if (result is { Succeeded: true, User: { IsDisabled: false } member, Passkey: var passkey }
            && member.Passkeys.FirstOrDefault(held =>
                held.Fact.Id.AsSpan().SequenceEqual(passkey.CredentialId)) is { } held)
        {
            return (member, new Proof(SignInWay.Passkey, Resists: true)
            {
                Passkey = held.Reference, SignCount = passkey.SignCount,
            });
        }

        await signIns.FailAsync(
            SignInWay.Passkey, result.User is { IsDisabled: true } ? SignInFailure.Disabled : SignInFailure.NotRight,
            origin, result.User?.Id);
        return null;
    }

    /// <summary>Asks for a new passkey of somebody.</summary>
    public async Task<PasskeyQuestion> AskForNewAsync(StaffMember member, HttpContext context)
    {
        var asked = await passkeys.MakeCreationOptionsAsync(
            new PasskeyUserEntity { Id = member.Id.ToString(), Name = member.SignInName, DisplayName = member.Name },
            context);
        return new PasskeyQuestion(
            ceremonies.Keep(asked.AttestationState ?? "", member.Id, CeremonyKind.NewPasskey),
            asked.CreationOptionsJson);
    }

    /// <summary>Adds the passkey of an answer; why it does not, as a sentence.</summary>
    public async Task<(Proof? Proof, string? Fault)> AddAsync(
        StaffMember member, string ceremony, string answer, string name, HttpContext context)
    {
        if (ceremonies.Take(ceremony, CeremonyKind.NewPasskey, member.Id) is not { } asked
            || answer.Length is 0 or > AnswerCharacters)
        {
            return (null, "The passkey was not made in time: try again.");
        }

        var result = await passkeys.PerformAttestationAsync(new PasskeyAttestationContext
        {
            HttpContext = context, CredentialJson = answer, AttestationState = asked.State,
        });
        if (!result.Succeeded)
        {
            return (null, "This passkey cannot be used here: try another one.");
        }

        var made = result.Passkey;
        var called = name.Length is > 0 and <= NameCharacters && !name.Any(char.IsControl) ? name : "Passkey";
        var fact = new PasskeyFact(
            made.CredentialId, made.PublicKey, called, made.SignCount, made.Transports ?? [], made.IsBackupEligible,
            made.IsBackedUp);
        return await factors.AddPasskeyAsync(member.Id, fact, CancellationToken.None) switch
        {
            StaffChange.Done => (new Proof(SignInWay.Passkey, Resists: true)
            {
                Passkey = new HeldPasskey(fact, signIns.Now).Reference, SignCount = made.SignCount,
            }, null),
            StaffChange.Refused { Why: StaffRefusal.Conflict conflict } => (null, conflict.Detail),
            _ => (null, "The passkey could not be added."),
        };
    }

    /// <summary>
    /// Whether a passkey answered the site that asked: the one of the settings, or else the one that the request names,
    /// where no proxy stands between.
    /// </summary>
    public static bool IsOfThisSite(PasskeyOriginValidationContext asked, Uri? address) =>
        !asked.CrossOrigin && Uri.TryCreate(asked.Origin, UriKind.Absolute, out var from)
        && (address is not null
            ? from.Scheme == address.Scheme && from.Authority == address.Authority
            : from.Authority == asked.HttpContext.Request.Host.Value
                && from.Scheme == asked.HttpContext.Request.Scheme);
}
